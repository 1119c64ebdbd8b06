// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

/** The name of a file as it is shown and offered for download. */
final class FileName {
    private static final int LONGEST = 255;

    private FileName() {}

    /** Without folders, control and direction characters, which can make a name look like another. */
    static String plain(String claimed) {
        String last = claimed.substring(Math.max(claimed.lastIndexOf('/'), claimed.lastIndexOf('\\')) + 1);
        String visible = last.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        String cut = visible.substring(Math.max(0, visible.length() - LONGEST));
        return cut.isEmpty() || cut.equals(".") || cut.equals("..") ? "file" : cut;
    }
}
