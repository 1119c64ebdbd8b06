// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Files of the current organization. Streams; nothing is held in memory as a whole. */
@ProviderType
public interface Files {

    /**
     * Stores the stream and recognises its type. Same content is kept once per organization.
     *
     * @throws IOException when the stream breaks; nothing is stored then
     */
    StoredFile store(String name, InputStream content) throws IOException;

    /** The file, or empty when it is unknown in this organization. */
    Optional<StoredFile> find(FileId id);

    /** Opens the content; the caller closes it. */
    InputStream open(FileId id) throws IOException;

    /**
     * Where the acting person finds the file: below this server, for five minutes, and for nobody else.
     * Whoever asks for it has found out before that they may see the file.
     *
     * @throws IllegalStateException when nobody acts, as in a job
     */
    String address(FileId id);
}
