// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one mail, sorted: the first plain text, the first HTML, and everything else as files. */
final class MimeParts {

    private static final Logger LOG = LoggerFactory.getLogger(MimeParts.class);

    /** Deeper ones are somebody's attempt to overflow the stack. */
    private static final int DEEPEST = 40;

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final List<Attachment> attachments = new ArrayList<>();
    private String text = "";
    private String html = "";

    String text() {
        return text;
    }

    String html() {
        return html;
    }

    List<Attachment> attachments() {
        return List.copyOf(attachments);
    }

    void collect(Part part) {
        collect(part, 0);
    }

    private void collect(Part part, int depth) {
        try {
            if (depth < DEEPEST && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    collect(multipart.getBodyPart(i), depth + 1);
                }
            } else if (text.isEmpty() && isBody(part, "text/plain")) {
                text = words(part);
            } else if (html.isEmpty() && isBody(part, "text/html")) {
                html = words(part);
            } else {
                attach(part);
            }
        } catch (MessagingException | IOException e) {
            LOG.debug("A part of a caught mail cannot be read and is left out", e);
        }
    }

    private static boolean isBody(Part part, String type) throws MessagingException {
        return part.isMimeType(type) && !isFile(part);
    }

    private static boolean isFile(Part part) throws MessagingException {
        try {
            return part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        } catch (ParseException e) {
            // Whoever wrote the line that cannot be read did not mean a body.
            return true;
        }
    }

    private static String words(Part part) throws MessagingException, IOException {
        try {
            return part.getContent() instanceof String words ? words.replace("\r\n", "\n") : "";
        } catch (UnsupportedEncodingException e) {
            return new String(bytes(part), StandardCharsets.UTF_8);
        }
    }

    private void attach(Part part) throws MessagingException, IOException {
        attachments.add(new Attachment(name(part), type(part), contentId(part), bytes(part)));
    }

    private String name(Part part) throws MessagingException {
        String unnamed = "part-" + (attachments.size() + 1);
        try {
            String name = part.getFileName();
            return name == null || name.isBlank() ? unnamed : MimeText.decoded(name);
        } catch (ParseException e) {
            return unnamed;
        }
    }

    /** Without its parameters; it becomes a header of our own answer. */
    private static String type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType()).getBaseType();
        } catch (ParseException e) {
            return UNKNOWN_TYPE;
        }
    }

    private static String contentId(Part part) throws MessagingException {
        String[] ids = part.getHeader("Content-ID");
        return ids == null ? "" : ids[0].strip().replaceAll("^<|>$", "");
    }

    private static byte[] bytes(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
