// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Hands the file of a form to whoever takes it. */
final class Uploads {
    private Uploads() {}

    /** @param file null when the form had none; the taker gets an empty stream then */
    static void take(@Nullable Part file, Taker taker) {
        try (InputStream content = file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            taker.take(content);
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload broke off", broken);
        }
    }

    /** Takes a file. */
    interface Taker {
        void take(InputStream content) throws IOException;
    }
}
