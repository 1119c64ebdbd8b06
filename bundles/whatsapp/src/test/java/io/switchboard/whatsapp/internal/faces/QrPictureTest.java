// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {
    private static final int SCALE = 4;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @Test
    void aScannerReadsWhatWasDrawn() throws Exception {
        String content = "2@" + "Ab3/=+".repeat(30);
        QrPicture picture = QrPicture.of(content);
        int width = picture.size() * SCALE;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        Matcher run = RUN.matcher(picture.path());
        while (run.find()) {
            assertThat(run.group(3)).isEqualTo(run.group(4));
            fill(pixels, width, number(run, 1), number(run, 2), number(run, 3));
        }
        BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        assertThat(new QRCodeReader().decode(seen).getText()).isEqualTo(content);
    }

    private static void fill(int[] pixels, int width, int x, int y, int length) {
        for (int row = y * SCALE; row < (y + 1) * SCALE; row++) {
            Arrays.fill(pixels, row * width + x * SCALE, row * width + (x + length) * SCALE, 0);
        }
    }

    private static int number(Matcher run, int group) {
        return Integer.parseInt(run.group(group));
    }
}
