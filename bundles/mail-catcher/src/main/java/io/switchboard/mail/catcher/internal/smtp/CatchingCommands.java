// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.smtp;

import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;

/** GreenMail's commands, but for two. */
final class CatchingCommands extends SmtpCommandRegistry {

    private final SenderCommand sender = new SenderCommand();
    private final ReceiveCommand receive;
    private final SmtpManager manager;

    CatchingCommands(MailTaker taker) {
        this.receive = new ReceiveCommand(taker);
        // It delivers nothing, so it needs no mailboxes.
        this.manager = new SmtpManager(null, new AnySignIn());
    }

    SmtpManager manager() {
        return manager;
    }

    @Override
    public SmtpCommand getCommand(String name) {
        return switch (name) {
            case "MAIL" -> sender;
            case "DATA" -> receive;
            default -> super.getCommand(name);
        };
    }
}
