// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.faces;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as the path of an SVG picture, one unit to a module.
 *
 * @param size the width and height in units, with the quiet zone that scanners need
 * @param path the dark modules
 */
public record QrPicture(int size, String path) {
    private static final int QUIET = 4;

    static QrPicture of(String content) {
        ByteMatrix modules = modules(content);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int start = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > start) {
                    path.append('M').append(start + QUIET).append(' ').append(y + QUIET)
                            .append('h').append(x - start).append("v1h").append(start - x).append('z');
                } else {
                    x++;
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
