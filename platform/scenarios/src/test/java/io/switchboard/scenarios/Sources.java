// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.nio.file.Path;
import java.util.Objects;

/** Where the project's files are. */
final class Sources {

    private Sources() {}

    static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("switchboard.root"), "run by Maven"));
    }

    static Path file(String relative) {
        return root().resolve(relative);
    }
}
