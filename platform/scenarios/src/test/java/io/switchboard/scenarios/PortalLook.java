// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How a page looks: axe reads it light on the desk and dark on the phone, so each width and each theme once. With
 * {@code -Dswitchboard.pictures} each page also leaves a picture in both themes, on the desk and on the phone.
 */
final class PortalLook {
    private static final boolean TAKES_PICTURES = Boolean.getBoolean("switchboard.pictures");
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int PHONE = 390;
    private static final int DESK = 1440;
    private static final List<String> SERIOUS = List.of("serious", "critical");

    private PortalLook() {}

    static void check(Window window, String name) {
        check(window.page(), name);
    }

    static void check(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(DESK, PHONE)) {
                boolean isRead = (scheme == ColorScheme.LIGHT) == (width == DESK);
                if (isRead || TAKES_PICTURES) {
                    look(page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT), scheme, width, isRead);
                }
            }
        }
        show(page, ColorScheme.LIGHT, DESK);
    }

    private static void look(Page page, String picture, ColorScheme scheme, int width, boolean isRead) {
        show(page, scheme, width);
        if (TAKES_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
        }
        if (isRead) {
            assertNothingSerious(page, picture);
        }
    }

    private static void show(Page page, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, width == PHONE ? 844 : 900);
    }

    private static void assertNothingSerious(Page page, String picture) {
        assertThat(new AxeBuilder(page).analyze().getViolations().stream()
                        .filter(violation -> SERIOUS.contains(violation.getImpact()))
                        .map(violation -> violation.getId() + " " + violation.getNodes().get(0).getHtml()))
                .as(picture)
                .isEmpty();
    }
}
