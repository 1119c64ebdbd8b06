// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A mail, read by Jakarta Mail as leniently as it can. What it cannot read is left out or shown as it
 * came: a mail is caught because somebody wants to see what is wrong with it.
 *
 * @param from with the sender's name, or empty
 * @param to who got it
 * @param text as the sender wrote it, or empty
 * @param html as the sender wrote it, or empty
 */
public record MimeMail(
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        List<MailHeader> headers,
        List<Attachment> attachments) {

    /** Who the sending server named, one line for each. */
    public static final String DELIVERED_TO = "Delivered-To";

    private static final Session LENIENT = lenient();

    public static MimeMail of(byte[] content) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail looks for its handlers of content there; the web application's would not fit this bundle's.
        thread.setContextClassLoader(MimeMail.class.getClassLoader());
        try {
            return read(new MimeMessage(LENIENT, new ByteArrayInputStream(content)));
        } catch (MessagingException e) {
            return new MimeMail("", List.of(), "", "This mail cannot be read: " + e.getMessage(), "", List.of(), List.of());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static MimeMail read(MimeMessage message) throws MessagingException {
        MimeParts parts = new MimeParts();
        parts.collect(message);
        String subject = message.getHeader("Subject", null);
        return new MimeMail(
                String.join(", ", addresses(message, "From")),
                recipients(message),
                subject == null ? "" : MimeText.decoded(subject),
                parts.text(),
                parts.html(),
                headers(message),
                parts.attachments());
    }

    private static List<String> recipients(MimeMessage message) throws MessagingException {
        String[] delivered = message.getHeader(DELIVERED_TO);
        if (delivered != null) {
            return List.copyOf(Arrays.asList(delivered));
        }
        return Stream.concat(addresses(message, "To").stream(), addresses(message, "Cc").stream()).toList();
    }

    private static List<String> addresses(MimeMessage message, String header) throws MessagingException {
        String line = message.getHeader(header, ", ");
        if (line == null) {
            return List.of();
        }
        try {
            return Arrays.stream(InternetAddress.parseHeader(line, false)).map(MimeMail::written).toList();
        } catch (AddressException e) {
            return List.of(MimeText.decoded(line));
        }
    }

    private static String written(InternetAddress address) {
        return address.getPersonal() == null ? address.getAddress() : address.getPersonal() + " <" + address.getAddress() + ">";
    }

    private static List<MailHeader> headers(MimeMessage message) throws MessagingException {
        List<MailHeader> headers = new ArrayList<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.add(new MailHeader(header.getName(), MimeText.decoded(header.getValue())));
        }
        return List.copyOf(headers);
    }

    private static Session lenient() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }
}
