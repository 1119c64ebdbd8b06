// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.foundation.DeliveryFailure;
import io.switchboard.foundation.internal.mail.MailQueue.Due;
import io.switchboard.foundation.internal.mail.SealedWords.UnreadableMail;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, one after the other. What the mail server refuses for good fails at once; anything
 * else is tried again for about a day.
 */
final class MailSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final long LAST_MAIL_SECONDS = 20;
    private static final String NOT_TAKEN = "The mail server did not take it";
    private static final String REFUSED = "The mail server refuses this address";
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(16));

    private final MailQueue queue;
    private final SealedWords sealed;
    private final MailTexts texts = new MailTexts();
    private final SmtpRelay relay;
    private final Clock clock;
    private final ScheduledExecutorService sending;
    private Instant nextForgetting = Instant.EPOCH;

    MailSender(MailQueue queue, SealedWords sealed, SmtpRelay relay, Clock clock) {
        this.queue = queue;
        this.sealed = sealed;
        this.relay = relay;
        this.clock = clock;
        this.sending = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "switchboard-mail");
            thread.setDaemon(true);
            // Jakarta Mail finds its parts by it.
            thread.setContextClassLoader(MailSender.class.getClassLoader());
            return thread;
        });
    }

    void start() {
        sending.scheduleWithFixedDelay(this::sendAndLog, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        sending.shutdown();
        try {
            // One that is just being handed over would go out again at the next start.
            sending.awaitTermination(LAST_MAIL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAndLog() {
        try {
            forgetExpired();
            for (Optional<Due> due = queue.claim(); due.isPresent(); due = queue.claim()) {
                send(due.get());
            }
        } catch (RuntimeException e) {
            // The border of this thread: the next look tries again.
            LOG.warn("The mails that wait cannot be read", e);
        } catch (Error e) {
            // Nobody else would say so: the executor would only end without a word.
            LOG.error("Sending mails has failed; it goes on with the next look", e);
        }
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        if (!now.isBefore(nextForgetting)) {
            nextForgetting = now.plus(FORGET_EVERY);
            queue.forgetExpired();
        }
    }

    private void send(Due mail) {
        if (!mail.expiresAt().isAfter(clock.instant())) {
            queue.failed(mail, "It was not sent before it expired");
            return;
        }
        if (!Mail.Template.of(mail.template()).isAskedFor() && queue.isUndeliverable(mail)) {
            queue.refused(mail, DeliveryFailure.HELD_BACK);
            return;
        }
        try {
            relay.send(mail.id(), mail.to(), rendered(mail), clock.instant());
            queue.sent(mail);
        } catch (MessagingException e) {
            notSent(mail, e);
        } catch (UnreadableMail e) {
            LOG.error("Mail {} ({}) cannot be opened", mail.id(), mail.template(), e);
            queue.failed(mail, e.getMessage());
        } catch (RuntimeException e) {
            // A fault of this mail must not hold up the others.
            LOG.error("Mail {} ({}) cannot be written, attempt {}", mail.id(), mail.template(), mail.attempt(), e);
            settleOrRepeat(mail, "It could not be written");
        }
    }

    /** Sends one mail at once and tells what the mail server answered; it is tried again by nobody. */
    SmtpRelay.Trial trial(UUID id) throws MessagingException, UnreadableMail {
        Due mail = queue.claim(id);
        SmtpRelay.Trial trial = relay.trial(mail.id(), mail.to(), rendered(mail), clock.instant());
        if (trial.isTaken()) {
            queue.sent(mail);
        } else {
            queue.failed(mail, trial.isForGood() ? REFUSED : NOT_TAKEN);
        }
        return trial;
    }

    private MailTexts.Rendered rendered(Due mail) throws UnreadableMail {
        return texts.render(
                Mail.Template.of(mail.template()),
                mail.language(),
                sealed.open(mail.id(), mail.sealed()),
                mail.letterhead());
    }

    private void notSent(Due mail, MessagingException failure) {
        // Only its kind: what a mail server says back may quote the mail.
        Optional<DeliveryFailure> refusal = SmtpRelay.refusal(failure);
        LOG.warn(
                "Mail {} ({}), attempt {}: {}, {}",
                mail.id(),
                mail.template(),
                mail.attempt(),
                refusal.map(DeliveryFailure::reason).orElse(NOT_TAKEN),
                failure.getClass().getName());
        if (refusal.isPresent()) {
            queue.refused(mail, refusal.get());
        } else {
            settleOrRepeat(mail, NOT_TAKEN);
        }
    }

    private void settleOrRepeat(Due mail, String why) {
        if (mail.attempt() > PAUSES.size()) {
            queue.gaveUp(mail, why);
        } else {
            queue.again(mail, PAUSES.get(mail.attempt() - 1), why);
        }
    }
}
