// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.file;

/**
 * A stored file.
 *
 * @param mediaType what its content was recognised as, not what a sender claimed
 * @param size in bytes
 * @param sha256 lower-case hex
 */
public record StoredFile(FileId id, String name, String mediaType, long size, String sha256) {}
