// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Sends real mails by SMTP, as the platform does. */
final class Sender {

    static final String SWITCHBOARD = "Switchboard <no-reply@casalumen.example>";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;

    Sender(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.timeout", "10000");
        session = Session.getInstance(properties);
    }

    void text(String to, String subject, String text) throws MessagingException {
        MimeMessage message = message(to, subject);
        message.setText(text, UTF_8);
        Transport.send(message);
    }

    void html(String to, String subject, String text, String html) throws MessagingException {
        MimeMessage message = message(to, subject);
        message.setContent(alternative(text, html));
        Transport.send(message);
    }

    /** Sends these lines and no other. */
    void asWritten(String to, String lines) throws MessagingException {
        byte[] mail = lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try (Transport transport = connected()) {
            transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(mail)), InternetAddress.parse(to));
        }
    }

    MimeMessage message(String to, String subject) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(SWITCHBOARD));
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject, UTF_8);
        return message;
    }

    Transport connected() throws MessagingException {
        Transport transport = session.getTransport("smtp");
        transport.connect();
        return transport;
    }

    Session session() {
        return session;
    }

    static Multipart alternative(String text, String html) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF_8);
        return new MimeMultipart("alternative", plain, html(html));
    }

    static MimeBodyPart html(String html) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(html, "text/html; charset=UTF-8");
        return part;
    }
}
