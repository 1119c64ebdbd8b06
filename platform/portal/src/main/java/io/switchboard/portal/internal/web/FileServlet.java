// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.file.StoredFile;
import io.switchboard.api.problem.NotFound;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignedFiles;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/** {@code GET /files/{id}?until=…&code=…}: a file by the address that its reader was given. */
public final class FileServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient SignedFiles files;

    public FileServlet(SignedFiles files) {
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Identity identity = reader();
        StoredFile file = find(request, identity);
        Optional<ByteRange> range = ByteRange.of(request.getHeader("Range"), file.size());
        FileHeaders.write(response, file);
        range.ifPresent(part -> part.announce(response, file.size()));
        long length = range.map(ByteRange::length).orElse(file.size());
        response.setContentLengthLong(length);
        try (InputStream content = files.open(identity, file)) {
            content.skipNBytes(range.map(ByteRange::first).orElse(0L));
            copy(content, length, response);
        }
    }

    /** As GET without opening the file, which may be large and far away. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        StoredFile file = find(request, reader());
        FileHeaders.write(response, file);
        response.setContentLengthLong(file.size());
    }

    /** A stranger, a colleague and a wrong address get the same answer. */
    private static Identity reader() {
        return CurrentIdentity.find().orElseThrow(NotFound::new);
    }

    private StoredFile find(HttpServletRequest request, Identity identity) {
        return files.find(
                identity, GateFilter.path(request).segment(1), parameter(request, "until"), parameter(request, "code"));
    }

    private static void copy(InputStream content, long length, HttpServletResponse response) throws IOException {
        byte[] chunk = new byte[64 * 1024];
        long left = length;
        while (left > 0) {
            int read = content.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new IOException("A stored file is shorter than its row says");
            }
            response.getOutputStream().write(chunk, 0, read);
            left -= read;
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
