// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import java.util.Locale;

/**
 * Which mails are asked for.
 *
 * @param to the whole address of a recipient, or empty
 * @param words a part of a recipient, the sender or the subject, or empty
 * @param after only mails with a greater number
 */
public record MailQuery(String to, String words, long after, int limit) {

    boolean matches(Mail mail) {
        return mail.number() > after
                && (to.isEmpty() || mail.to().stream().anyMatch(to::equalsIgnoreCase))
                && (words.isEmpty() || contains(mail.subject()) || contains(mail.from()) || mail.to().stream().anyMatch(this::contains));
    }

    private boolean contains(String text) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}
