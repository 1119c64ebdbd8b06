// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.kernel.config.SwitchboardConfig;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the mailbox that mails come back to, once a minute. Reports are marked as read once they are taken; what else
 * lies there stays as it is.
 */
final class BounceMailbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
    private static final String PATIENCE_MILLIS = "15000";
    private static final long PAUSE_SECONDS = 60;
    private static final int MOST_AT_ONCE = 500;
    /** A report begins with what it says; the mail that it returns may be long. */
    private static final int MOST_BYTES = 256 * 1024;

    private final SwitchboardConfig.Mail.Bounces settings;
    private final Consumer<DeliveryReport> reports;
    private final Session session;
    private final ScheduledExecutorService looking;
    private boolean isAway;

    BounceMailbox(SwitchboardConfig.Mail.Bounces settings, Consumer<DeliveryReport> reports) {
        this.settings = settings;
        this.reports = reports;
        this.session = Session.getInstance(properties(settings));
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "switchboard-bounces");
            thread.setDaemon(true);
            // Jakarta Mail finds its parts by it.
            thread.setContextClassLoader(BounceMailbox.class.getClassLoader());
            return thread;
        });
    }

    void start() {
        looking.scheduleWithFixedDelay(this::lookAndLog, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    private void lookAndLog() {
        try {
            look();
            isAway = false;
        } catch (MessagingException | IOException | RuntimeException e) {
            // The border of this thread: the next look tries again, and one line is enough until it answers.
            if (!isAway) {
                LOG.warn("The mailbox of returned mails cannot be read ({}); the doctor says more", e.getClass().getName());
            }
            isAway = true;
        } catch (Error e) {
            // Nobody else would say so: the executor would only end without a word.
            LOG.error("Reading returned mails has failed; it goes on with the next look", e);
        }
    }

    /** Signs in and opens the folder, and reads nothing. */
    void greet() throws MessagingException, IOException {
        try (Store store = connected(); Folder folder = open(store)) {
            folder.getMessageCount();
        }
    }

    void look() throws MessagingException, IOException {
        try (Store store = connected(); Folder folder = open(store)) {
            SearchTerm unread = new FlagTerm(new Flags(Flags.Flag.SEEN), false);
            Message[] found = folder.search(new AndTerm(unread, new HeaderTerm("Content-Type", "multipart/report")));
            for (Message message : Arrays.copyOf(found, Math.min(found.length, MOST_AT_ONCE))) {
                read((IMAPMessage) message).ifPresent(reports);
                message.setFlag(Flags.Flag.SEEN, true);
            }
        }
    }

    private Optional<DeliveryReport> read(IMAPMessage message) throws MessagingException, IOException {
        byte[] beginning;
        try (InputStream in = message.getMimeStream()) {
            beginning = in.readNBytes(MOST_BYTES);
        }
        try {
            return DeliveryReport.read(new MimeMessage(session, new ByteArrayInputStream(beginning)));
        } catch (MessagingException | IOException | RuntimeException e) {
            // Anybody can write there: one that makes no sense must not hold up the others.
            LOG.info("A report on a mail cannot be read ({})", e.getClass().getName());
            return Optional.empty();
        }
    }

    private Store connected() throws MessagingException, IOException {
        Store store = session.getStore("imap");
        store.connect(settings.host().orElseThrow(), settings.port(), settings.user().orElse(""), password());
        return store;
    }

    private Folder open(Store store) throws MessagingException {
        Folder folder = store.getFolder(settings.folder());
        folder.open(Folder.READ_WRITE);
        return folder;
    }

    private String password() throws IOException {
        if (settings.passwordFile().isEmpty()) {
            return settings.password().orElse("");
        }
        return Files.readString(settings.passwordFile().get()).lines().findFirst().orElse("");
    }

    private static Properties properties(SwitchboardConfig.Mail.Bounces settings) {
        boolean startTls = settings.security() == SwitchboardConfig.Mail.Security.STARTTLS;
        Properties properties = new Properties();
        properties.put("mail.imap.ssl.enable", Boolean.toString(settings.security() == SwitchboardConfig.Mail.Security.TLS));
        properties.put("mail.imap.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.imap.starttls.required", Boolean.toString(startTls));
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        properties.put("mail.imap.connectiontimeout", PATIENCE_MILLIS);
        properties.put("mail.imap.timeout", PATIENCE_MILLIS);
        properties.put("mail.imap.writetimeout", PATIENCE_MILLIS);
        properties.put("mail.imap.peek", "true");
        return properties;
    }
}
