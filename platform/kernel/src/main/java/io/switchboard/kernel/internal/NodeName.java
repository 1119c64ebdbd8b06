// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal;

import io.switchboard.api.tenancy.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this server, the same in its next life, so that it takes over at once what it left running. */
public final class NodeName {

    private NodeName() {}

    public static String in(Path dataDir) {
        Path file = dataDir.resolve("node");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(dataDir);
                Files.writeString(file, Ids.next().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The name of this server cannot be kept in " + file, e);
        }
    }
}
