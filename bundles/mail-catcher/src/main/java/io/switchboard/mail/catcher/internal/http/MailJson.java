// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.http;

import io.switchboard.mail.catcher.internal.mailbox.Attachment;
import io.switchboard.mail.catcher.internal.mailbox.Links;
import io.switchboard.mail.catcher.internal.mailbox.Mail;
import io.switchboard.mail.catcher.internal.mailbox.MailHeader;
import io.switchboard.mail.catcher.internal.mailbox.MimeMail;
import java.util.List;
import java.util.stream.IntStream;

/** Mails as the API shows them. */
final class MailJson {

    /** A line of the list. */
    record Item(String id, String from, List<String> to, String subject, String receivedAt, boolean hasHtml) {
        static Item of(Mail mail) {
            return new Item(mail.id(), mail.from(), mail.to(), mail.subject(), mail.receivedAt().toString(), mail.hasHtml());
        }
    }

    /** The newest first. */
    record Page(List<Item> items) {
        static Page of(List<Mail> mails) {
            return new Page(mails.stream().map(Item::of).toList());
        }
    }

    /** @param number by which it is fetched */
    record File(int number, String name, String type, int size) {
        static File of(int number, Attachment attachment) {
            return new File(number, attachment.name(), attachment.type(), attachment.content().length);
        }
    }

    /** A whole mail, without the bytes of its files. */
    record Detail(
            String id,
            String from,
            List<String> to,
            String subject,
            String receivedAt,
            boolean hasHtml,
            String text,
            String html,
            List<String> links,
            List<MailHeader> headers,
            List<File> attachments) {
        static Detail of(Mail mail, MimeMail read) {
            List<Attachment> attachments = read.attachments();
            return new Detail(
                    mail.id(),
                    mail.from(),
                    mail.to(),
                    mail.subject(),
                    mail.receivedAt().toString(),
                    mail.hasHtml(),
                    read.text(),
                    read.html(),
                    Links.of(read),
                    read.headers(),
                    IntStream.range(0, attachments.size()).mapToObj(i -> File.of(i, attachments.get(i))).toList());
        }
    }

    private MailJson() {}
}
