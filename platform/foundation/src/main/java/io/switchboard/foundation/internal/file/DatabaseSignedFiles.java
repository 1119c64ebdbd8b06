// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import io.switchboard.api.file.FileId;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignedFiles;
import java.io.IOException;
import java.io.InputStream;

/** Checks an address before it looks for the file, so that a guess tells nothing. */
public final class DatabaseSignedFiles implements SignedFiles {
    private final FileStore store;
    private final FileAddresses addresses;

    public DatabaseSignedFiles(FileStore store, FileAddresses addresses) {
        this.store = store;
        this.addresses = addresses;
    }

    @Override
    public StoredFile find(Identity identity, String id, String until, String code) {
        FileId file = parse(id);
        OrganizationId organization = organization(identity);
        if (!addresses.isGood(organization, identity.user(), file, until, code)) {
            throw new NotFound();
        }
        return store.find(organization, file).orElseThrow(NotFound::new);
    }

    @Override
    public InputStream open(Identity identity, StoredFile file) throws IOException {
        return store.open(organization(identity), file);
    }

    private static OrganizationId organization(Identity identity) {
        if (identity.organization() == null) {
            throw new NotFound();
        }
        return identity.organization();
    }

    private static FileId parse(String id) {
        try {
            return FileId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }
}
