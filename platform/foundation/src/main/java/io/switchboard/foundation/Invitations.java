// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.TeamId;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invitations into an organization: sent by mail, good for seven days and once. Sending, resending and
 * revoking need {@code users.invite}; a role above one's own cannot be offered, and whoever holds it over
 * their teams' people only reaches invitations into those teams and into none.
 */
public interface Invitations {
    /** How many addresses one call takes. */
    int MOST_AT_ONCE = 100;

    /** Those that are neither accepted nor revoked, expired ones too; the newest first. */
    List<Invitation> open(Identity actor);

    /**
     * Invites many at once; a fault of one address holds up no other. An address that is invited
     * already gets the same invitation again, with the new role and team.
     *
     * @return one outcome for each wish, in their order
     */
    List<Outcome> send(Identity actor, List<Wish> wishes);

    /**
     * Mails a new link, good for another seven days; the old one is worth nothing from then on.
     *
     * @throws io.switchboard.api.problem.NotFound for one that is not open
     */
    Invitation resend(Identity actor, InvitationId id);

    /** @throws io.switchboard.api.problem.NotFound for one that is not open */
    void revoke(Identity actor, InvitationId id);

    /**
     * What the link in the mail offers; for whoever holds it.
     *
     * @throws io.switchboard.api.problem.Refusal 410 {@code invitation.accepted}, {@code invitation.revoked},
     *     {@code invitation.expired} or {@code invitation.unknown}
     */
    Offer offer(String token);

    /**
     * Accepts with a new account for the address that was invited; or, by its password, with the account
     * that it has already, for those who belong to no organization and so cannot sign in first.
     *
     * @return the new member, not signed in yet
     * @throws io.switchboard.api.problem.Refusal as {@link #offer}; 409 {@code invitation.account_exists} when
     *     there is one and this is not its password;
     *     402 {@code gate.limit_reached} when no seat is left
     * @throws io.switchboard.api.problem.InvalidInput fields {@code name} and {@code password}
     */
    Identity acceptAsNew(String token, String name, String password);

    /**
     * Accepts with the account of somebody who is signed in.
     *
     * @param isOtherAddressMeant that the invitation went to another address than the account's
     * @throws io.switchboard.api.problem.Refusal as {@link #offer}; 409 {@code invitation.other_address} without
     *     that consent; 409 {@code invitation.already_member}; 402 {@code gate.limit_reached}
     */
    Identity accept(String token, Identity identity, boolean isOtherAddressMeant);

    /** Names an invitation. */
    record InvitationId(UUID value) implements Serializable {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * Whom to invite as what.
     *
     * @param team that they are in from the first moment on, or null
     */
    record Wish(String email, String role, @Nullable TeamId team) {
        public Wish(String email, String role) {
            this(email, role, null);
        }
    }

    /**
     * An invitation as its organization sees it.
     *
     * @param team the name of the team that they will be in, or null
     * @param state {@code pending} or {@code expired}
     * @param isReturned whether its newest mail came back, or was held back since another did
     */
    record Invitation(
            InvitationId id,
            String email,
            String role,
            String roleName,
            @Nullable String team,
            String state,
            String invitedBy,
            int sentCount,
            Instant sentAt,
            Instant expiresAt,
            boolean isReturned) {}

    /**
     * What became of a wish.
     *
     * @param invitation null when it was refused
     * @param refusal why there is none; null when there is one
     */
    record Outcome(String email, @Nullable Invitation invitation, @Nullable Refusal refusal) {

        /** Such as {@code email.invalid} or {@code gate.limit_reached}: of the field at fault, if one is; else null. */
        public @Nullable String code() {
            if (refusal == null) {
                return null;
            }
            return refusal.errors().isEmpty() ? refusal.code() : refusal.errors().get(0).code();
        }

        /** The refusal in a sentence, or null. */
        public @Nullable String detail() {
            return refusal == null ? null : refusal.getMessage();
        }
    }

    /**
     * What is offered to whom.
     *
     * @param roleMeaning what somebody with the role does, in a sentence
     * @param hasAccount whether the invited address has an account already, and so signs in to accept
     */
    record Offer(
            String organization,
            String invitedBy,
            String email,
            String role,
            String roleName,
            String roleMeaning,
            boolean hasAccount,
            Instant expiresAt) {}
}
