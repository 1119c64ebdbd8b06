// SPDX-License-Identifier: Apache-2.0
package io.switchboard.theme;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token sheet, parsed: the light values, and the dark ones by hand and by system. */
record Tokens(Map<String, String> light, Map<String, String> dark, Map<String, String> systemDark) {

    private static final Pattern BLOCK =
            Pattern.compile("(?s)(:root|\\[data-theme=\"dark\"]|:root:not\\([^)]*\\))\\s*\\{([^}]*)}");
    private static final Pattern DECLARATION = Pattern.compile("(--[\\w-]+)\\s*:\\s*([^;]+);");

    static Tokens parse(String css) {
        String sheet = ThemeFiles.withoutComments(css);
        Map<String, String> light = new LinkedHashMap<>();
        Map<String, String> dark = new LinkedHashMap<>();
        Map<String, String> systemDark = new LinkedHashMap<>();
        Matcher blocks = BLOCK.matcher(sheet);
        while (blocks.find()) {
            Map<String, String> target = blocks.group(1).startsWith("[") ? dark : systemDark;
            if (blocks.group(1).equals(":root")) {
                target = light;
            }
            Matcher declarations = DECLARATION.matcher(blocks.group(2));
            while (declarations.find()) {
                // The first block of the sheet holds the values; later ones only still the motion.
                target.putIfAbsent(declarations.group(1), declarations.group(2).strip());
            }
        }
        return new Tokens(light, dark, systemDark);
    }

    Colour colour(boolean inDark, String name) {
        String value = inDark ? dark.getOrDefault(name, light.get(name)) : light.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No token " + name);
        }
        return Colour.parse(value);
    }
}
