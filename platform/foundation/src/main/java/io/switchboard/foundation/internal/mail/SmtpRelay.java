// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.foundation.DeliveryFailure;
import io.switchboard.foundation.internal.mail.MailTexts.Rendered;
import io.switchboard.kernel.config.SwitchboardConfig;
import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** The mail server that the configuration names. */
final class SmtpRelay {
    static final String LOGO_ID = "logo";
    private static final String PATIENCE_MILLIS = "15000";
    private static final int REFUSED_FOR_GOOD = 500;
    private static final Pattern STATUS = Pattern.compile("\\b5\\.\\d{1,3}\\.\\d{1,3}\\b");

    private final Session session;
    private static final String ID = "{id}";
    private static final int LONGEST_LOCAL_PART = 64;

    private final InternetAddress from;
    private final String returnTo;
    private final Function<UUID, String> tags;

    /** @param tags what a mail is known by outside */
    SmtpRelay(SwitchboardConfig.Mail settings, Function<UUID, String> tags) {
        this.tags = tags;
        session = Session.getInstance(properties(settings), credentials(settings));
        try {
            from = new InternetAddress(settings.from(), true);
        } catch (MessagingException e) {
            throw new IllegalStateException("switchboard.mail.from is not an email address: " + settings.from(), e);
        }
        returnTo = settings.bounces().address().orElse("");
        requireAddress(returnTo.isEmpty() ? from.getAddress() : returnTo.replace(ID, "0".repeat(MailTags.LENGTH)));
    }

    private static void requireAddress(String address) {
        try {
            new InternetAddress(address, true).validate();
        } catch (MessagingException e) {
            throw new IllegalStateException("switchboard.mail.bounces.address is not an email address: " + address, e);
        }
        if (address.indexOf('@') > LONGEST_LOCAL_PART) {
            throw new IllegalStateException(
                    "switchboard.mail.bounces.address is too long before its @: an id takes 53 of " + LONGEST_LOCAL_PART + " characters");
        }
    }

    /** Connects as for a mail, signs in where that is configured, and says goodbye. */
    void greet() throws MessagingException {
        try (Transport transport = session.getTransport()) {
            transport.connect();
        }
    }

    void send(UUID id, String to, Rendered mail, Instant at) throws MessagingException {
        Transport.send(message(id, to, mail, at));
    }

    /** Sends it, and tells how that went as the mail server put it. */
    Trial trial(UUID id, String to, Rendered mail, Instant at) throws MessagingException {
        MimeMessage message = message(id, to, mail, at);
        message.saveChanges();
        try (SMTPTransport transport = (SMTPTransport) session.getTransport()) {
            try {
                transport.connect();
                transport.sendMessage(message, message.getAllRecipients());
                return new Trial(true, transport.isSSL(), answer(transport, ""), false);
            } catch (MessagingException e) {
                return new Trial(false, transport.isSSL(), answer(transport, words(e)), refusal(e).isPresent());
            }
        }
    }

    private static String answer(SMTPTransport transport, String otherwise) {
        String answer = transport.getLastServerResponse();
        return answer == null || answer.isBlank() ? otherwise : answer.strip();
    }

    /** Why there is no answer: the innermost reason. */
    private static String words(MessagingException failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return message == null ? innermost.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    }

    /**
     * Why the mail server refuses the receiver for good, if that is what happened; a refused sender or sign-in is a mistake
     * in the configuration.
     */
    static Optional<DeliveryFailure> refusal(MessagingException failure) {
        for (Exception cause = failure; cause instanceof MessagingException one; cause = one.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address && address.getReturnCode() >= REFUSED_FOR_GOOD) {
                Matcher status = STATUS.matcher(String.valueOf(address.getMessage()));
                return Optional.of(status.find() ? DeliveryFailure.ofStatus(status.group()) : DeliveryFailure.REFUSED);
            }
        }
        return Optional.empty();
    }

    /**
     * How sending one mail went.
     *
     * @param answer the mail server's last words, or why there are none
     * @param isForGood whether it refuses the receiver for good
     */
    record Trial(boolean isTaken, boolean isProtected, String answer, boolean isForGood) {}

    private MimeMessage message(UUID id, String to, Rendered mail, Instant at) throws MessagingException {
        String tag = tags.apply(id);
        SMTPMessage message = new IdentifiedMessage(session, "<" + tag + "@" + domain() + ">");
        if (!returnTo.isEmpty()) {
            message.setEnvelopeFrom(returnTo.replace(ID, tag));
        }
        message.setFrom(from);
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(at));
        // Nobody's holiday note is wanted in answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(mail.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", plain, withLogo(html, mail.logo())));
        return message;
    }

    /** Sent along: an address of the logo would have to live as long as the mail, and tell when it is read. */
    private static MimeBodyPart withLogo(MimeBodyPart html, byte @Nullable [] png) throws MessagingException {
        if (png == null) {
            return html;
        }
        MimeBodyPart logo = new MimeBodyPart();
        logo.setDataHandler(new DataHandler(new ByteArrayDataSource(png, "image/png")));
        logo.setContentID("<" + LOGO_ID + ">");
        logo.setDisposition(Part.INLINE);
        logo.setFileName("logo.png");
        MimeBodyPart page = new MimeBodyPart();
        page.setContent(new MimeMultipart("related", html, logo));
        return page;
    }

    private String domain() {
        String address = from.getAddress();
        return address.substring(address.indexOf('@') + 1);
    }

    private static Properties properties(SwitchboardConfig.Mail settings) {
        String host = settings.host().orElseThrow();
        boolean tls = settings.security() == SwitchboardConfig.Mail.Security.TLS;
        boolean startTls = settings.security() == SwitchboardConfig.Mail.Security.STARTTLS;
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        return properties;
    }

    private static @Nullable Authenticator credentials(SwitchboardConfig.Mail settings) {
        if (settings.user().isEmpty()) {
            return null;
        }
        PasswordAuthentication known =
                new PasswordAuthentication(settings.user().get(), settings.password().orElse(""));
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return known;
            }
        };
    }

    /** Keeps its id over attempts, so that a receiver sees a mail that was sent twice as one. */
    private static final class IdentifiedMessage extends SMTPMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
