// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.internal.file.BlobStore;
import io.switchboard.foundation.internal.file.FileStore;
import io.switchboard.foundation.internal.token.Sha256;
import io.switchboard.kernel.config.SwitchboardConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Whether what is put into the configured store can be read again; the probe is taken away afterwards. */
public record ObjectStoreCheck(SwitchboardConfig config) implements Check {
    private static final int SIZE = 64 * 1024;

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Finding look() throws IOException {
        byte[] written = new byte[SIZE];
        new SecureRandom().nextBytes(written);
        Path file = Files.createTempFile("switchboard-doctor", ".tmp");
        try (BlobStore store = FileStore.blobs(config)) {
            Files.write(file, written);
            return isKept(store, file, written)
                    ? Finding.ok("What is put into the store is read again.")
                    : Finding.critical(
                            "What was put into the store came back as something else.",
                            "Examine the store; do not start the server before.");
        } catch (IOException e) {
            return Finding.critical(
                    "Nothing can be kept in the store: " + e.getMessage() + ".",
                    "See whether it runs, and whether the keys of switchboard.storage may read, write and delete in the bucket.");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isKept(BlobStore store, Path file, byte[] written) throws IOException {
        OrganizationId nobody = new OrganizationId(Ids.next());
        String hash = HexFormat.of().formatHex(Sha256.of(written));
        store.keep(nobody, hash, file);
        try (InputStream kept = store.open(nobody, hash)) {
            return Arrays.equals(written, kept.readAllBytes());
        } finally {
            store.delete(nobody, hash);
        }
    }
}
