// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.smtp;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;

/** {@code MAIL}: a mail that wants no answer has an empty sender, for GreenMail it would have none. */
final class SenderCommand extends MailCommand {

    @Override
    public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
        super.execute(connection, state, manager, line);
        if (line.contains("<>")) {
            state.getMessage().setReturnPath(new MailAddress(""));
        }
    }
}
