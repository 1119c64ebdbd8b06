// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.portal.internal.text.Texts;
import java.util.List;
import java.util.Optional;

/**
 * What a client says it is, in words: "Firefox on Windows". It is for recognizing one's own devices, so it
 * knows the common ones and says plainly when it does not.
 *
 * @param icon in the sprite
 */
public record Device(String words, String icon) {

    private record Known(String mark, String name) {}

    /** The first that fits: many say to be Chrome and Safari too. */
    private static final List<Known> BROWSERS = List.of(
            new Known("Edg", "Edge"),
            new Known("OPR/", "Opera"),
            new Known("SamsungBrowser/", "Samsung Internet"),
            new Known("Vivaldi/", "Vivaldi"),
            new Known("FxiOS/", "Firefox"),
            new Known("Firefox/", "Firefox"),
            new Known("CriOS/", "Chrome"),
            new Known("HeadlessChrome/", "Headless Chrome"),
            new Known("Chromium/", "Chromium"),
            new Known("Chrome/", "Chrome"),
            new Known("Version/", "Safari"));

    private static final List<Known> SYSTEMS = List.of(
            new Known("iPhone", "iPhone"),
            new Known("iPad", "iPad"),
            new Known("Android", "Android"),
            new Known("Windows", "Windows"),
            new Known("CrOS", "ChromeOS"),
            new Known("Mac OS X", "macOS"),
            new Known("Macintosh", "macOS"),
            new Known("Linux", "Linux"));

    private static final List<String> HANDHELD = List.of("iPhone", "iPad", "Android");

    static Device of(String userAgent) {
        boolean isBrowser = userAgent.startsWith("Mozilla/");
        Optional<String> browser = isBrowser ? find(BROWSERS, userAgent) : Optional.empty();
        Optional<String> system = isBrowser ? find(SYSTEMS, userAgent) : Optional.empty();
        String icon = system.isEmpty() ? "globe" : HANDHELD.contains(system.get()) ? "device" : "monitor";
        if (browser.isPresent() && system.isPresent()) {
            return new Device(Texts.current().of("device_browser_on_system", browser.get(), system.get()), icon);
        }
        return browser.or(() -> system.map(name -> Texts.current().of("device_a_browser_on", name)))
                .map(words -> new Device(words, icon))
                .orElseGet(() -> program(userAgent));
    }

    /** A program names itself first: {@code curl/8.5.0}. */
    private static Device program(String userAgent) {
        String first = userAgent.strip().split("[/\\s(]", 2)[0];
        boolean isNamed = first.matches("[\\p{L}\\p{N}._-]{1,40}") && !first.equals("Mozilla");
        return new Device(isNamed ? first : Texts.current().get("device_unknown"), isNamed ? "server" : "globe");
    }

    private static Optional<String> find(List<Known> all, String userAgent) {
        return all.stream().filter(known -> userAgent.contains(known.mark())).map(Known::name).findFirst();
    }
}
