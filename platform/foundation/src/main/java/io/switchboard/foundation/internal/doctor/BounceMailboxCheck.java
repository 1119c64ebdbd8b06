// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.internal.mail.MailServer;
import io.switchboard.kernel.config.SwitchboardConfig;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Signs in at the mailbox that mails come back to, and opens its folder. */
public record BounceMailboxCheck(SwitchboardConfig.Mail.Bounces settings) implements Check {

    @Override
    public String name() {
        return "returned mails";
    }

    @Override
    public Finding look() {
        if (settings.host().isEmpty()) {
            return Finding.ok("No mailbox of returned mails is configured; what comes back later is not noticed.");
        }
        String place = settings.host().get() + ":" + settings.port();
        try {
            MailServer.greet(settings);
            return Finding.ok(place + " opens " + settings.folder() + "; it is read every minute.");
        } catch (AuthenticationFailedException e) {
            return Finding.critical(
                    place + " does not take the user and password that are configured.",
                    "Correct switchboard.mail.bounces.user and switchboard.mail.bounces.password.");
        } catch (FolderNotFoundException e) {
            return Finding.critical(
                    place + " has no folder " + settings.folder() + ".", "Correct switchboard.mail.bounces.folder, or make the folder.");
        } catch (IOException e) {
            return Finding.critical(
                    "The file with the password of the mailbox cannot be read.", "Correct switchboard.mail.bounces.password-file.");
        } catch (MessagingException e) {
            return refused(place, e);
        }
    }

    private static Finding refused(String place, MessagingException e) {
        if (e instanceof MailConnectException || e.getCause() instanceof ConnectException) {
            return Finding.away(
                    "Nothing answers at " + place + "; returned mails wait there.",
                    "Start the mail server, or correct switchboard.mail.bounces.host and switchboard.mail.bounces.port.");
        }
        if (e.getCause() instanceof SSLException) {
            return Finding.critical(
                    "The connection to " + place + " cannot be protected: its certificate or its protocol is not accepted.",
                    "Give the server a certificate for that name, or correct switchboard.mail.bounces.security.");
        }
        return Finding.critical(
                place + " answers, and refuses to talk (" + e.getClass().getSimpleName() + ").",
                "See whether it is an IMAP server and offers what switchboard.mail.bounces.security asks for.");
    }
}
