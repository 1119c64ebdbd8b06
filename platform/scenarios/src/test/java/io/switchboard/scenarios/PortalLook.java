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
 * How a page looks: a picture on a desk and on a phone, light and dark. Axe reads it light on the desk and
 * dark on the phone, so each width and each theme once.
 */
final class PortalLook {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final List<String> SERIOUS = List.of("serious", "critical");

    private PortalLook() {}

    static void check(Window window, String name) {
        Page page = window.page();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {1440, 390}) {
                page.setViewportSize(width, width == 390 ? 844 : 900);
                String file = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)));
                if ((scheme == ColorScheme.LIGHT) == (width == 1440)) {
                    assertNothingSerious(page, file);
                }
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1440, 900);
    }

    private static void assertNothingSerious(Page page, String file) {
        assertThat(new AxeBuilder(page).analyze().getViolations().stream()
                        .filter(violation -> SERIOUS.contains(violation.getImpact()))
                        .map(violation -> violation.getId() + " " + violation.getNodes().get(0).getHtml()))
                .as(file)
                .isEmpty();
    }
}
