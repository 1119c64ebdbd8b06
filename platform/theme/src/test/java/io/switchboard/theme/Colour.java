// SPDX-License-Identifier: Apache-2.0
package io.switchboard.theme;

/** An opaque colour and its contrast by WCAG 2. */
record Colour(int red, int green, int blue) {

    static Colour parse(String hex) {
        if (!hex.matches("#[0-9a-f]{6}")) {
            throw new IllegalArgumentException("Not a six-digit colour: " + hex);
        }
        return new Colour(channel(hex, 1), channel(hex, 3), channel(hex, 5));
    }

    double contrastWith(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static int channel(String hex, int at) {
        return Integer.parseInt(hex.substring(at, at + 2), 16);
    }
}
