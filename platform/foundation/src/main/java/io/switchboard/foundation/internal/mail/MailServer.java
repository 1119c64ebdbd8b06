// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.kernel.config.SwitchboardConfig;
import jakarta.mail.MessagingException;

/** The configured mail server, for one that only wants to know whether it is there. */
public final class MailServer {

    private MailServer() {}

    /** Connects, protects and signs in as for a mail, and sends none. The settings name a host. */
    public static void greet(SwitchboardConfig.Mail settings) throws MessagingException {
        new SmtpRelay(settings).greet();
    }
}
