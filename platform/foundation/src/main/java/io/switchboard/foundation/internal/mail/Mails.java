// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.foundation.internal.secret.MessageCode;
import io.switchboard.foundation.internal.secret.Seal;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mails of the platform: where they are written, and what sends them. */
public final class Mails implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);

    private final MailOutbox outbox;
    private final @Nullable MailSender sender;
    private final @Nullable BounceMailbox bounces;

    /**
     * @param seal of what mails are filled with until they are sent
     * @param code by which a mail that comes back is known as ours
     */
    public Mails(PlatformDatabase database, SwitchboardConfig.Mail settings, Seal seal, MessageCode code, Clock clock) {
        SealedWords sealed = new SealedWords(seal);
        MailTags tags = new MailTags(code);
        outbox = new MailOutbox(sealed, clock);
        sender = settings.host().isEmpty()
                ? null
                : new MailSender(new MailQueue(database, clock), sealed, new SmtpRelay(settings, tags::of), clock);
        bounces = settings.bounces().host().isEmpty()
                ? null
                : new BounceMailbox(settings.bounces(), new Bounces(database, tags, clock)::note);
    }

    /** What sends; null without a mail server. */
    @Nullable MailSender sender() {
        return sender;
    }


    public MailOutbox outbox() {
        return outbox;
    }

    public void start() {
        if (sender == null) {
            LOG.warn("No mail server is configured: mails wait until switchboard.mail.host is set");
        } else {
            sender.start();
        }
        if (bounces != null) {
            bounces.start();
        }
    }

    @Override
    public void close() {
        if (bounces != null) {
            bounces.close();
        }
        if (sender != null) {
            sender.close();
        }
    }
}
