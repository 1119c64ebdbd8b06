// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as the path of an SVG picture, one unit to a module.
 *
 * @param size the width and height in units, with the quiet zone that scanners need
 * @param path the dark modules, a square each
 */
public record QrPicture(int size, String path) {
    private static final int QUIET = 4;

    static QrPicture of(String content) {
        ByteMatrix modules = modules(content);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(modules.getWidth() + 2 * QUIET, path.toString());
    }

    private static ByteMatrix modules(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("A QR code cannot hold " + content.length() + " characters", tooLong);
        }
    }
}
