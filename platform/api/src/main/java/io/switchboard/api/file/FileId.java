// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.file;

import java.util.UUID;

/** Identifies a stored file of an organization. */
public record FileId(UUID value) {

    public static FileId of(String text) {
        return new FileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
