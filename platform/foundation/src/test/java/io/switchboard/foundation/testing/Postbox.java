// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.testing;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real mail server that everything sent in the tests arrives at. */
public final class Postbox {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** A mail as it arrived; {@code pictures} are those that its page shows, by their content ids. */
    public record Arrived(String subject, String from, String text, String html, String id, Map<String, byte[]> pictures) {
        /** The secret of its link. */
        public String token() {
            Matcher found = TOKEN.matcher(text);
            if (!found.find()) {
                throw new AssertionError("No link in: " + text);
            }
            return found.group(1);
        }
    }

    private final PickyDoor door;

    Postbox() {
        server.start();
        door = new PickyDoor(server.getSmtp().getPort());
    }

    public int port() {
        return door.port();
    }

    /** From now on this address cannot be mailed so many times. */
    public void busyFor(String address, int times) {
        door.busyFor(address, times);
    }

    /** The next mail is refused because of its sender. */
    public void refuseSenderOnce() {
        door.refuseSenderOnce();
    }

    /** From now on nothing is taken for this address. */
    public void closedFor(String address) {
        door.closedFor(address);
    }

    /** What was closed takes mails again. */
    public void openFor(String address) {
        door.openFor(address);
    }

    /** The mails to this address, as soon as there are so many. */
    public List<Arrived> mails(String to, int count) {
        return await().atMost(SOON).until(() -> mailsNow(to), mails -> mails.size() >= count);
    }

    /** The newest mail to this address whose subject has this in it. */
    public Arrived mail(String to, String subject) {
        List<Arrived> found = await().atMost(SOON).until(() -> about(to, subject), mails -> !mails.isEmpty());
        return found.get(found.size() - 1);
    }

    private List<Arrived> about(String to, String subject) {
        return mailsNow(to).stream().filter(mail -> mail.subject().contains(subject)).toList();
    }

    public List<Arrived> mailsNow(String to) {
        List<Arrived> mails = new ArrayList<>();
        try {
            for (MimeMessage message : server.getReceivedMessages()) {
                if (Arrays.toString(message.getAllRecipients()).contains(to)) {
                    mails.add(arrived(message));
                }
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
        return mails;
    }

    private static Arrived arrived(MimeMessage message) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        Map<String, byte[]> pictures = new HashMap<>();
        BodyPart page = parts.getBodyPart(1);
        if (page.getContent() instanceof MimeMultipart related) {
            for (int i = 1; i < related.getCount(); i++) {
                MimeBodyPart picture = (MimeBodyPart) related.getBodyPart(i);
                pictures.put(picture.getContentID(), picture.getInputStream().readAllBytes());
            }
            page = related.getBodyPart(0);
        }
        return new Arrived(
                message.getSubject(),
                message.getFrom()[0].toString(),
                text(parts.getBodyPart(0)),
                text(page),
                message.getMessageID(),
                pictures);
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        return (String) part.getContent();
    }
}
