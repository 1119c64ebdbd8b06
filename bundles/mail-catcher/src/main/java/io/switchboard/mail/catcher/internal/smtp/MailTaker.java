// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.smtp;

import java.io.IOException;

/** Keeps what was sent; the sender is told that it arrived when this returns. */
@FunctionalInterface
public interface MailTaker {

    /** @param mail with its envelope written above it, as a mail server writes it at the last stop */
    void take(byte[] mail) throws IOException;
}
