// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was mailed, and what became of it; never a link, a token or the words of a mail. A member with
 * {@code org.settings} has the mails of their organization, the operator all of them.
 */
public interface MailLog {

    /** The newest first. */
    List<LoggedMail> list(Identity actor, Filter filter, int limit, @Nullable MailId before);

    /**
     * Sends a mail that has failed or came back as if it were new, and allows its address again.
     *
     * @throws io.switchboard.api.problem.NotFound for one that the actor does not see
     * @throws io.switchboard.api.problem.Refusal 409 {@code mail.not_failed} or {@code mail.not_kept}
     */
    LoggedMail retry(Identity actor, MailId id);

    /**
     * Lets mails go again to an address that is held back since one came back.
     *
     * @throws io.switchboard.api.problem.NotFound for one that the actor does not see
     * @throws io.switchboard.api.problem.Refusal 409 {@code mail.not_held_back}
     */
    LoggedMail allow(Identity actor, MailId id);

    /**
     * Mails the operator at once, and tells what the mail server answered.
     *
     * @throws io.switchboard.api.problem.Refusal 409 {@code mail.no_server}; 429 {@code mail.too_many_tests}
     */
    Trial sendTest(Identity operator);

    /** The mail server as it is configured, for the operator. */
    Relay relay(Identity operator);

    /** The mailbox of returned mails as it is configured, for the operator. */
    ReturnBox returnBox(Identity operator);

    /** Names a mail. */
    record MailId(UUID value) implements Serializable {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** What becomes of a mail. */
    enum State {
        QUEUED,
        SENT,
        FAILED,
        /** It came back, or the receiver's mail server refuses it for good. */
        BOUNCED;

        /** As the API and the rows have it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Which mails.
     *
     * @param state null for all
     * @param address a part of the receiver's; empty for all
     */
    record Filter(@Nullable State state, String address) {}

    /**
     * A mail as it is told of.
     *
     * @param organization the name of the one on whose behalf, or null when it concerns an account alone
     * @param kind which of the platform's mails it is
     * @param error why it was not sent so far, in a sentence without an end mark; or null
     * @param nextAt when it is tried again, if it is to be
     * @param isKept whether what fills it is still there, so that it can be tried again
     * @param failure why it did not reach its receiver, if that is known
     * @param isHeldBack whether nothing more is sent to its address because of it
     */
    record LoggedMail(
            MailId id,
            @Nullable String organization,
            String to,
            String kind,
            String language,
            State state,
            int attempts,
            Instant createdAt,
            @Nullable Instant settledAt,
            @Nullable Instant nextAt,
            @Nullable String error,
            boolean isKept,
            @Nullable DeliveryFailure failure,
            boolean isHeldBack) {

        /** Whether {@link MailLog#retry} would take it. */
        public boolean isRetryable() {
            return (state == State.FAILED || state == State.BOUNCED) && isKept;
        }
    }

    /**
     * A mail server, with nothing that signs in there.
     *
     * @param host empty when none is configured
     * @param user masked, or empty when it asks for none
     */
    record Relay(String host, int port, String security, String user, boolean hasPassword, String from) {}

    /**
     * How a test mail went.
     *
     * @param isProtected whether the connection was, in the end
     * @param answer the mail server's last words, or why there are none
     */
    record Trial(
            String to, String host, int port, String security, boolean isTaken, boolean isProtected, String answer, long millis) {}

    /**
     * A mailbox of returned mails, with nothing that signs in there.
     *
     * @param host empty when none is configured
     * @param address where mails are returned to, with {@code {id}} for the id of each; empty for the sender's
     */
    record ReturnBox(String host, int port, String security, String user, String folder, String address) {}
}
