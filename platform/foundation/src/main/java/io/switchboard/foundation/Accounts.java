// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do with their own account, whatever organization they act for: reset and change the
 * password, confirm the email, see and end sign-ins, go to another of their organizations. Called by
 * the pages and the REST API, on any thread.
 */
public interface Accounts {

    /**
     * Mails a link for a new password, good for 30 minutes and once, if there is such an account. The
     * answer and its time are the same when there is none.
     *
     * @throws io.switchboard.api.problem.InvalidInput for what is no email address
     * @throws io.switchboard.api.problem.Refusal 429 {@code auth.too_many_tries} after many requests from one place
     */
    void requestPasswordReset(String email);

    /** Whether the link is still good; for the page that asks for the new password. */
    boolean isGoodForReset(String token);

    /**
     * Sets the password, ends every sign-in of the person and mails them that it was done.
     *
     * @throws io.switchboard.api.problem.Refusal 410 {@code auth.link_used_or_expired}
     * @throws io.switchboard.api.problem.InvalidInput field {@code password}, with the rule that it breaks
     */
    void resetPassword(String token, String password);

    /**
     * Changes the password of somebody who is signed in and ends their other sign-ins.
     *
     * @throws io.switchboard.api.problem.InvalidInput fields {@code current} and {@code password}
     */
    void changePassword(Identity identity, String current, String password);

    /** @throws io.switchboard.api.problem.InvalidInput field {@code name} */
    void changeName(Identity identity, String name);

    /** The person as they are now, after a change. */
    Identity fresh(Identity identity);

    /** Mails the link that confirms the email address once more; nothing happens when it is confirmed already. */
    void sendVerification(Identity identity);

    /**
     * Confirms an email address.
     *
     * @return the address
     * @throws io.switchboard.api.problem.Refusal 410 {@code auth.link_used_or_expired}
     */
    String verifyEmail(String token);

    boolean isEmailVerified(UserId user);

    /** Whether there is a password; not of somebody who came by their organization's provider from the first day. */
    boolean hasPassword(Identity identity);

    /** The person's open sign-ins, the newest first; the caller's own is marked. */
    List<OpenSession> sessions(Identity identity);

    /**
     * Ends one sign-in of the person; its tokens and live connections are dead within a second.
     *
     * @throws io.switchboard.api.problem.NotFound for an unknown one, or another person's
     */
    void endSession(Identity identity, SessionId session);

    /** Ends every sign-in of the person but the caller's own. */
    void endOtherSessions(Identity identity);

    /** The organizations that the person may act for, by name. */
    List<Place> organizations(Identity identity);

    /**
     * The same person acting for another of their organizations; without a sign-in yet.
     *
     * @throws io.switchboard.api.problem.NotFound when they do not belong to it
     */
    Identity in(Identity identity, OrganizationId organization);

    /**
     * A sign-in.
     *
     * @param device what the client said it is
     * @param kind {@code page}, {@code single-sign-on} or {@code token}
     * @param isOwn whether the caller speaks through it
     */
    record OpenSession(
            SessionId id,
            String device,
            String address,
            String kind,
            @Nullable String organization,
            Instant since,
            Instant lastSeen,
            boolean isOwn) {}

    /** An organization and what the person is there. */
    record Place(OrganizationId organization, String name, String role) {}
}
