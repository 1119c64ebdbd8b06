// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/** Words of a header as people read them. */
final class MimeText {

    private MimeText() {}

    /** Unfolded and decoded; as it came if its character set is unknown. */
    static String decoded(String header) {
        String line = MimeUtility.unfold(header);
        try {
            return MimeUtility.decodeText(line);
        } catch (UnsupportedEncodingException e) {
            return line;
        }
    }
}
