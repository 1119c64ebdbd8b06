// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import io.switchboard.api.file.FileId;
import io.switchboard.api.file.Files;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.module.Settings;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The files of the caller's organization, for one module. Its setting {@code max-file-bytes} bounds each. */
public final class ModuleFiles implements Files {
    private static final long MOST = 100L * 1024 * 1024;

    private final FileStore store;
    private final Callers callers;
    private final String module;
    private final FileAddresses addresses;
    private final long most;

    public ModuleFiles(
            FileStore store, FileAddresses addresses, Callers callers, String module, Settings settings) {
        this.store = store;
        this.addresses = addresses;
        this.callers = callers;
        this.module = module;
        this.most = settings.get("max-file-bytes").map(Long::parseLong).orElse(MOST);
    }

    @Override
    public StoredFile store(String name, InputStream content) throws IOException {
        return store.store(callers.current(), module, name, content, most);
    }

    @Override
    public Optional<StoredFile> find(FileId id) {
        return store.find(organization(), id);
    }

    @Override
    public InputStream open(FileId id) throws IOException {
        return store.open(organization(), find(id).orElseThrow(NotFound::new));
    }

    @Override
    public String address(FileId id) {
        Caller caller = callers.current();
        UserId user = caller.user()
                .orElseThrow(() -> new IllegalStateException("An address of a file is for a person, and nobody acts here"));
        return addresses.of(caller.organization(), user, id);
    }

    private OrganizationId organization() {
        return callers.current().organization();
    }
}
