// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether what outlives a start can be kept. */
record DataDirectoryCheck(DataDirectory data) implements Check {
    private static final String NAME = "data directory";

    @Override
    public Finding look() {
        Path existing = data.root();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.critical(
                    NAME,
                    "Nothing can be written to " + data.root() + ".",
                    "Let this user write there, or give another directory with --data.");
        }
        return Finding.ok(NAME, data.root() + (existing.equals(data.root()) ? "." : ", made at the first start."));
    }
}
