// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.smtp;

import com.icegreen.greenmail.smtp.SmtpHandler;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sender's connection. */
final class SmtpSession extends SmtpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpSession.class);

    private static final int SILENCE_MILLIS = 500;

    private final MeteredSocket metered;

    SmtpSession(CatchingCommands commands, MeteredSocket socket) {
        super(commands, commands.manager(), socket);
        this.metered = socket;
    }

    @Override
    public void run() {
        try {
            super.run();
        } catch (IllegalStateException e) {
            LOG.warn("A sender's connection ended early: {}", kinds(e));
        }
    }

    /** Without their messages, which may quote what was sent. */
    private static String kinds(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> cause.getClass().getName())
                .collect(Collectors.joining(", because of "));
    }

    @Override
    protected void handleCommand() throws IOException {
        metered.allow(ReceiveCommand.LARGEST_MAIL);
        try {
            super.handleCommand();
        } catch (IllegalStateException e) {
            if (!metered.exhausted()) {
                throw e;
            }
            refuseTheRest();
        }
    }

    /** The sender reads the answer only when it has sent everything. */
    private void refuseTheRest() throws IOException {
        conn.send("552 5.3.4 A mail may have 5 MB");
        metered.drain(SILENCE_MILLIS);
        close();
    }
}
