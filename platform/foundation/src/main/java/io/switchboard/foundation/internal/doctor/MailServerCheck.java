// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.internal.mail.MailServer;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.config.SwitchboardConfig.Mail.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Greets the mail server as a mail would: connection, protection, sign-in. */
public record MailServerCheck(SwitchboardConfig.Mail settings) implements Check {

    @Override
    public String name() {
        return "mail server";
    }

    @Override
    public Finding look() {
        if (settings.host().isEmpty()) {
            return Finding.warn("No mail server is configured, so mails wait.", "Set switchboard.mail.host and what belongs to it.");
        }
        String place = settings.host().get() + ":" + settings.port();
        try {
            MailServer.greet(settings);
            return greeted(place);
        } catch (AuthenticationFailedException e) {
            return Finding.critical(
                    place + " does not take the user and password that are configured.",
                    "Correct switchboard.mail.user and switchboard.mail.password.");
        } catch (MailConnectException e) {
            return Finding.away(
                    "Nothing answers at " + place + "; mails wait and are tried again for a day.",
                    "Start the mail server, or correct switchboard.mail.host and switchboard.mail.port.");
        } catch (MessagingException e) {
            return refused(place, e);
        }
    }

    private static Finding refused(String place, MessagingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return Finding.critical(
                        "The connection to " + place + " cannot be protected: its certificate or its protocol is not accepted.",
                        "Give the server a certificate for that name, or correct switchboard.mail.security.");
            }
        }
        return Finding.critical(
                place + " answers, and refuses to talk (" + e.getClass().getSimpleName() + ").",
                "See whether it is a mail server and offers what switchboard.mail.security asks for.");
    }

    private Finding greeted(String place) {
        boolean isPlain = settings.security() == Security.NONE;
        if (isPlain && !isHere()) {
            return Finding.warn(
                    place + " takes our mails; on the way there anybody can read them.",
                    "Set switchboard.mail.security to starttls or tls.");
        }
        String how = isPlain ? "" : ", protected by " + settings.security();
        return Finding.ok(place + " takes our mails" + how + (settings.user().isPresent() ? ", signed in." : "."));
    }

    private boolean isHere() {
        try {
            return InetAddress.getByName(settings.host().orElse("")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
