// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * A caught mail as the list shows it.
 *
 * @param number the millisecond in which it came, or the next that no other mail has
 * @param from with the sender's name
 * @param to everyone whom the sending server named, blind copies too
 * @param size in bytes
 */
public record Mail(long number, String from, List<String> to, String subject, boolean hasHtml, int size) {

    public Mail {
        to = List.copyOf(to);
    }

    static Mail of(long number, byte[] content) {
        MimeMail read = MimeMail.of(content);
        return new Mail(number, read.from(), read.to(), read.subject(), !read.html().isEmpty(), content.length);
    }

    public String id() {
        return Long.toString(number);
    }

    public Instant receivedAt() {
        return Instant.ofEpochMilli(number);
    }
}
