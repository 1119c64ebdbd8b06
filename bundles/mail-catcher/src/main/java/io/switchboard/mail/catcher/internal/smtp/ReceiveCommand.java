// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.smtp;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import io.switchboard.mail.catcher.internal.mailbox.MimeMail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** {@code DATA}: the mail itself. */
final class ReceiveCommand extends SmtpCommand {

    static final long LARGEST_MAIL = 5L * 1024 * 1024;

    /** So many mails are held in memory while they come; other senders wait. */
    private static final int MOST_AT_ONCE = 8;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final MailTaker taker;

    ReceiveCommand(MailTaker taker) {
        this.taker = taker;
    }

    @Override
    public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) throws IOException {
        if (state.getMessage().getToAddresses().isEmpty()) {
            connection.send("503 5.5.1 Name a sender and a recipient first");
            return;
        }
        places.acquireUninterruptibly();
        try {
            connection.send("354 End with a dot on a line of its own");
            keep(connection, state.getMessage());
            state.clearMessage();
        } finally {
            places.release();
        }
    }

    private void keep(SmtpConnection connection, MovingMessage message) throws IOException {
        byte[] mail;
        try (InputStream in = connection.dotLimitedInputStream(envelope(message))) {
            mail = in.readAllBytes();
        }
        try {
            taker.take(mail);
            connection.send("250 2.0.0 Caught");
        } catch (IOException e) {
            log.error("A mail could not be kept", e);
            connection.send("452 4.3.1 The mail could not be kept; the log of the server says why");
        }
    }

    /** Blind copies are known to the envelope only, so it is kept as the mail's own first lines. */
    private static byte[] envelope(MovingMessage message) {
        StringBuilder lines = new StringBuilder("Return-Path: <").append(message.getReturnPath().getEmail()).append(">\r\n");
        for (MailAddress recipient : message.getToAddresses()) {
            lines.append(MimeMail.DELIVERED_TO).append(": ").append(recipient.getEmail()).append("\r\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
