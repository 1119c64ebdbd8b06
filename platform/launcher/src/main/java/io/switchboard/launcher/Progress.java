// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

/** Where the launcher says what it is doing, one line at a time, to the person who started it. */
@FunctionalInterface
public interface Progress {

    /** For callers that do not care. */
    Progress SILENT = line -> {};

    void say(String line);
}
