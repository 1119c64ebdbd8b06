// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.foundation.MailLog;
import io.switchboard.foundation.MailLog.Filter;
import io.switchboard.foundation.MailLog.LoggedMail;
import io.switchboard.foundation.MailLog.MailId;
import io.switchboard.foundation.MailLog.State;
import io.switchboard.foundation.MailLog.Trial;
import io.switchboard.foundation.Identity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records about mails, and the list that members and the operator ask for alike. */
public final class MailViews {

    private MailViews() {}

    static MailPage list(
            MailLog log, Identity actor, @Nullable String state, @Nullable String to, int limit, @Nullable String cursor) {
        int size = Page.limit(limit);
        UUID before = Page.cursor(cursor);
        Filter filter = new Filter(state(state), to == null ? "" : to.strip());
        List<LoggedMail> found = log.list(actor, filter, size + 1, before == null ? null : new MailId(before));
        Page<MailView> page = Page.of(found, size, MailView::of, mail -> mail.id().value());
        return new MailPage(page.items(), page.next());
    }

    private static @Nullable State state(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Stream.of(State.values())
                .filter(state -> state.key().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("state", "invalid", "Ask for queued, sent, failed or bounced."));
    }

    /**
     * A mail; {@code retryable} tells whether it can be tried again, and {@code error} why it was not sent so far.
     *
     * @param organization on whose behalf; null when it concerns an account alone
     * @param failure why it did not reach its receiver, in one word such as {@code no-mailbox}; or null
     * @param fix what to do about that
     * @param heldBack whether nothing more is sent to its address because of it, until it is allowed again
     */
    public record MailView(
            UUID id,
            @Nullable String organization,
            String to,
            String kind,
            String language,
            String state,
            int attempts,
            Instant createdAt,
            @Nullable Instant settledAt,
            @Nullable Instant nextAt,
            @Nullable String error,
            boolean retryable,
            @Nullable String failure,
            @Nullable String fix,
            boolean heldBack) {

        static MailView of(LoggedMail mail) {
            return new MailView(
                    mail.id().value(),
                    mail.organization(),
                    mail.to(),
                    mail.kind(),
                    mail.language(),
                    mail.state().key(),
                    mail.attempts(),
                    mail.createdAt(),
                    mail.settledAt(),
                    mail.nextAt(),
                    mail.error(),
                    mail.isRetryable(),
                    mail.failure() == null ? null : mail.failure().key(),
                    mail.failure() == null ? null : mail.failure().fix(),
                    mail.isHeldBack());
        }
    }

    /**
     * How a test mail went.
     *
     * @param encrypted whether the connection was, in the end
     * @param answer the mail server's last words, or why there are none
     */
    public record TrialView(
            String to, String host, int port, String security, boolean taken, boolean encrypted, String answer, long millis) {

        static TrialView of(Trial trial) {
            return new TrialView(
                    trial.to(),
                    trial.host(),
                    trial.port(),
                    trial.security(),
                    trial.isTaken(),
                    trial.isProtected(),
                    trial.answer(),
                    trial.millis());
        }
    }

    /** A page of the log. */
    public record MailPage(List<MailView> items, @Nullable String next) {}
}
