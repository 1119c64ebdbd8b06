// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;

/** Whether a file that is stored can be read again. */
public record StorageCheck(Path dataDir) implements Check {
    private static final int SIZE = 64 * 1024;

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Finding look() {
        Path folder = dataDir.resolve("files");
        if (!Files.exists(folder)) {
            folder = dataDir;
        }
        while (!Files.exists(folder)) {
            folder = folder.toAbsolutePath().getParent();
        }
        try {
            return isKept(folder)
                    ? Finding.ok("What is written to " + folder + " is read again.")
                    : Finding.critical(
                            "What was written to " + folder + " came back as something else.",
                            "Examine the disk; do not start the server before.");
        } catch (IOException e) {
            return Finding.critical(
                    "Nothing can be written to " + folder + " (" + e.getClass().getSimpleName() + ").",
                    "Let the user that runs the server write there, or give another directory with --data.");
        }
    }

    private static boolean isKept(Path folder) throws IOException {
        byte[] written = new byte[SIZE];
        new SecureRandom().nextBytes(written);
        Path file = Files.createTempFile(folder, ".doctor", ".tmp");
        try {
            Files.write(file, written, StandardOpenOption.SYNC);
            return Arrays.equals(written, Files.readAllBytes(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
