// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk that files, archives and, in the embedded default, the database lie on. */
public record DiskCheck(Path dataDir) implements Check {
    private static final long GIGABYTE = 1_000_000_000;
    private static final long LEAST = GIGABYTE;
    private static final long COMFORTABLE = 5 * GIGABYTE;

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Finding look() throws IOException {
        Path existing = dataDir.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        String left = free / 1_000_000 + " MB are free for " + dataDir + ".";
        if (free < LEAST) {
            return Finding.critical(left, "Make room, or move the data to a larger disk: 1 GB is the least.");
        }
        return free < COMFORTABLE
                ? Finding.warn(left, "Make room before files and mails find none: 5 GB is comfortable.")
                : Finding.ok(left);
    }
}
