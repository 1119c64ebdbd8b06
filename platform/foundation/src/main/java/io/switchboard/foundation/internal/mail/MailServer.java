// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.kernel.config.SwitchboardConfig;
import jakarta.mail.MessagingException;
import java.io.IOException;

/** The configured mail servers, for one that only wants to know whether they are there. */
public final class MailServer {

    private MailServer() {}

    /** Connects, protects and signs in as for a mail, and sends none. The settings name a host. */
    public static void greet(SwitchboardConfig.Mail settings) throws MessagingException {
        new SmtpRelay(settings, id -> "").greet();
    }

    /** Connects, protects, signs in and opens the folder of returned mails, and reads none. The settings name a host. */
    public static void greet(SwitchboardConfig.Mail.Bounces settings) throws MessagingException, IOException {
        try (BounceMailbox mailbox = new BounceMailbox(settings, report -> {})) {
            mailbox.greet();
        }
    }
}
