// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says became of a mail (RFC 3464).
 *
 * @param action such as {@code failed} or {@code delayed}
 * @param status such as {@code 5.1.1}
 * @param traces where the tag of the mail may stand
 */
record DeliveryReport(String action, String status, List<String> traces) {
    private static final List<String> RECEIVED_FOR = List.of("To", "Delivered-To", "X-Original-To", "Envelope-To");

    /** Whether the mail server has given up. */
    boolean isFinal() {
        return action.equals("failed");
    }

    /** Empty for a mail that is none. */
    static Optional<DeliveryReport> read(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report")) {
            return Optional.empty();
        }
        List<String> traces = new ArrayList<>();
        RECEIVED_FOR.forEach(name -> traces.addAll(headers(message, name)));
        @Nullable DeliveryStatus status = null;
        MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                status = new DeliveryStatus(part.getInputStream());
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                traces.addAll(values(new InternetHeaders(part.getInputStream()), "Message-ID"));
            }
        }
        if (status == null || status.getRecipientDSNCount() == 0) {
            return Optional.empty();
        }
        // Our mails have one receiver each.
        InternetHeaders receiver = status.getRecipientDSN(0);
        return Optional.of(new DeliveryReport(first(receiver, "Action").toLowerCase(Locale.ROOT), first(receiver, "Status"), traces));
    }

    private static List<String> headers(MimeMessage message, String name) {
        try {
            String[] values = message.getHeader(name);
            return values == null ? List.of() : List.of(values);
        } catch (MessagingException unreadable) {
            return List.of();
        }
    }

    private static List<String> values(InternetHeaders headers, String name) {
        String[] values = headers.getHeader(name);
        return values == null ? List.of() : List.of(values);
    }

    /** Without a comment, which may follow. */
    private static String first(InternetHeaders headers, String name) {
        List<String> values = values(headers, name);
        return values.isEmpty() ? "" : values.get(0).replaceAll("\\(.*", "").strip();
    }
}
