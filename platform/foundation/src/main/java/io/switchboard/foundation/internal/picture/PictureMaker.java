// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.picture;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.foundation.Pictures.Picture;
import io.switchboard.foundation.internal.token.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/** Makes a small PNG of the pixels of whatever was uploaded. */
final class PictureMaker {
    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final long MOST_PIXELS = 24_000_000;
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");

    private final String field;
    private final int side;
    private final boolean isSquare;

    /**
     * @param field that is named when the picture is refused
     * @param side the most that it measures
     * @param isSquare whether the middle is cut out
     */
    PictureMaker(String field, int side, boolean isSquare) {
        this.field = field;
        this.side = side;
        this.isSquare = isSquare;
    }

    /** @throws InvalidInput with what is wrong with it */
    Picture make(InputStream upload) throws IOException {
        byte[] bytes = upload.readNBytes(MOST_BYTES + 1);
        if (bytes.length == 0) {
            throw refused("picture.missing", "Choose a picture.");
        }
        if (bytes.length > MOST_BYTES) {
            throw refused("picture.too_large", "The file has more than 5 MB; choose a smaller one.");
        }
        checkSize(bytes);
        byte[] png = png(decoded(bytes));
        return new Picture(png, HexFormat.of().formatHex(Sha256.of(png)));
    }

    /** From the file's head, before anything is unpacked. */
    private void checkSize(byte[] bytes) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw notAPicture();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw notAPicture();
                }
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw refused("picture.too_many_pixels", "The picture measures more than 24 million pixels; make it smaller.");
                }
            } catch (IOException | RuntimeException broken) {
                throw broken instanceof InvalidInput told ? told : notAPicture();
            } finally {
                reader.dispose();
            }
        }
    }

    /** Turned as its camera was held. One at a time, since a large one takes a hundred megabytes for a moment. */
    private BufferedImage decoded(byte[] bytes) {
        synchronized (PictureMaker.class) {
            try {
                BufferedImage whole =
                        Thumbnails.of(new ByteArrayInputStream(bytes)).scale(1).asBufferedImage();
                return small(whole);
            } catch (IOException | RuntimeException broken) {
                // Decoders fail in many ways on what was made to break them.
                throw notAPicture();
            }
        }
    }

    private BufferedImage small(BufferedImage whole) throws IOException {
        int longest = Math.max(whole.getWidth(), whole.getHeight());
        int shortest = Math.min(whole.getWidth(), whole.getHeight());
        int size = Math.min(side, isSquare ? shortest : longest);
        Thumbnails.Builder<BufferedImage> builder =
                Thumbnails.of(whole).imageType(BufferedImage.TYPE_INT_ARGB).size(size, size);
        return (isSquare ? builder.crop(Positions.CENTER) : builder).asBufferedImage();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", png);
        }
        return out.toByteArray();
    }

    private InvalidInput notAPicture() {
        return refused("picture.not_readable", "This is not a picture that can be read; choose a PNG, JPEG or GIF.");
    }

    private InvalidInput refused(String code, String sentence) {
        return new InvalidInput(field, code, sentence);
    }
}
