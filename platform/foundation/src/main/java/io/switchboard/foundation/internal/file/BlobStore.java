// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import io.switchboard.api.tenancy.OrganizationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where contents are kept, by organization and hash. */
public interface BlobStore extends AutoCloseable {

    /** Keeps what is in the file, whole or not at all; what is kept already stays. The file may be gone afterwards. */
    void keep(OrganizationId organization, String sha256, Path received) throws IOException;

    /** @throws java.io.FileNotFoundException for what is not kept */
    InputStream open(OrganizationId organization, String sha256) throws IOException;

    /** Takes it away; nothing happens when it is not kept. */
    void delete(OrganizationId organization, String sha256) throws IOException;

    /** Takes away all that the organization has; nothing happens when it has nothing. */
    void deleteAll(OrganizationId organization) throws IOException;

    @Override
    default void close() {}
}
