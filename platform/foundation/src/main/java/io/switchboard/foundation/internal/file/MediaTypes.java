// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Recognises what a content is by its first bytes; a name or a claim of the sender counts for nothing. */
final class MediaTypes {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private MediaTypes() {}

    static String recognise(byte[] start, int length) throws IOException {
        try (InputStream in = new ByteArrayInputStream(start, 0, length)) {
            return TYPES.detect(in, new Metadata()).toString();
        }
    }
}
