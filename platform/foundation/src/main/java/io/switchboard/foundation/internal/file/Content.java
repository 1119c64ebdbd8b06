// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.internal.token.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a stream turned out to be. */
record Content(String sha256, long size, String mediaType) {
    private static final int CHUNK = 64 * 1024;

    /** Writes the stream into the file and onto the disk; holds no more than a chunk in memory. */
    static Content receive(InputStream stream, Path file, long most) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        int read = stream.readNBytes(chunk, 0, CHUNK);
        String mediaType = MediaTypes.recognise(chunk, read);
        long size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (read > 0) {
                size += read;
                refuseIfTooLarge(size, most);
                digest.update(chunk, 0, read);
                write(out, ByteBuffer.wrap(chunk, 0, read));
                read = stream.readNBytes(chunk, 0, CHUNK);
            }
            out.force(true);
        }
        return new Content(HexFormat.of().formatHex(digest.digest()), size, mediaType);
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static void refuseIfTooLarge(long size, long most) {
        if (size > most) {
            throw new Refusal(
                    413,
                    "file.too_large",
                    "Files can have at most " + most + " bytes; send a smaller one.",
                    List.of(),
                    Map.of("limit", most));
        }
    }
}
