// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Invitations.Invitation;
import io.switchboard.foundation.Invitations.Outcome;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.People.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records that the resources take and give about members and invitations. */
public final class PeopleViews {

    private PeopleViews() {}

    /** A member of the organization. */
    public record MemberView(
            UUID id,
            String name,
            String email,
            String role,
            String state,
            String availability,
            boolean owner,
            Instant joinedAt,
            @Nullable Instant lastSeen,
            List<TeamBrief> teams,
            @Nullable Integer load) {

        static MemberView of(Person person) {
            return new MemberView(
                    person.id().value(),
                    person.name(),
                    person.email(),
                    person.role(),
                    person.state(),
                    person.availability(),
                    person.isOwner(),
                    person.joinedAt(),
                    person.lastSeen(),
                    person.teams().stream()
                            .map(team -> new TeamBrief(team.id().value(), team.name()))
                            .toList(),
                    person.load());
        }
    }

    /** A team that somebody is in. */
    public record TeamBrief(UUID id, String name) {}

    /** Ends somebody's access. */
    public record Deactivation(@Nullable HandoverChoice handover) {
        @Nullable Handover chosen() {
            return handover == null ? null : handover.chosen();
        }
    }

    /** Where open work goes: {@code user} or {@code team} with an id, or {@code queue}. */
    public record HandoverChoice(@Nullable String to, @Nullable UUID id) {
        Handover chosen() {
            return switch (String.valueOf(to)) {
                case "user" -> Handover.toUser(new UserId(required()));
                case "team" -> Handover.toTeam(new TeamId(required()));
                case "queue" -> Handover.toQueue();
                default -> throw new InvalidInput(
                        "handover.to", "users.unknown_handover", "Work goes to a user, to a team or to the queue.");
            };
        }

        private UUID required() {
            if (id == null) {
                throw new InvalidInput("handover.id", "required", "Say to which " + to + " the work goes.");
            }
            return id;
        }
    }

    /** What somebody has open, by kind. */
    public record OpenWorkView(List<OpenKind> items) {}

    /** How much of a kind is open; {@code title} is how people call several of them. */
    public record OpenKind(String kind, String title, int count) {}

    /** What to change of a member; what is not named stays. */
    public record MemberChange(@Nullable String role) {}

    /**
     * Another member, who becomes the owner.
     *
     * @param password of whoever asks
     * @param otp a code of their authenticator app, or a recovery code; only with a second factor
     */
    public record OwnerChoice(@Nullable UUID user, @Nullable String password, @Nullable String otp) {}

    /** One to invite, or many at once. */
    public record InvitationRequest(
            @Nullable String email,
            @Nullable String role,
            @Nullable UUID team,
            @Nullable List<@Nullable WishRequest> invitations) {

        Wish wish() {
            return PeopleViews.wish(email, role, team);
        }
    }

    /** One of many to invite. */
    public record WishRequest(@Nullable String email, @Nullable String role, @Nullable UUID team) {
        Wish wish() {
            return PeopleViews.wish(email, role, team);
        }
    }

    private static Wish wish(@Nullable String email, @Nullable String role, @Nullable UUID team) {
        return new Wish(
                Objects.requireNonNullElse(email, ""),
                Objects.requireNonNullElse(role, ""),
                team == null ? null : new TeamId(team));
    }

    /** An invitation that is neither accepted nor revoked; {@code mailReturned} when its newest mail did not arrive. */
    public record InvitationView(
            UUID id,
            String email,
            String role,
            @Nullable String team,
            String state,
            String invitedBy,
            int sentCount,
            Instant sentAt,
            Instant expiresAt,
            boolean mailReturned) {

        static InvitationView of(Invitation invitation) {
            return new InvitationView(
                    invitation.id().value(),
                    invitation.email(),
                    invitation.role(),
                    invitation.team(),
                    invitation.state(),
                    invitation.invitedBy(),
                    invitation.sentCount(),
                    invitation.sentAt(),
                    invitation.expiresAt(),
                    invitation.isReturned());
        }
    }

    /** All of them: the seats of a plan bound them. */
    public record InvitationList(List<InvitationView> items) {}

    /** What became of one of many: an invitation, or why not. */
    public record OutcomeView(
            String email, @Nullable InvitationView invitation, @Nullable String code, @Nullable String detail) {

        static OutcomeView of(Outcome outcome) {
            Invitation invitation = outcome.invitation();
            return new OutcomeView(
                    outcome.email(),
                    invitation == null ? null : InvitationView.of(invitation),
                    outcome.code(),
                    outcome.detail());
        }
    }

    /** What became of many, in the order in which they were asked for. */
    public record OutcomeList(List<OutcomeView> items) {}

    /**
     * Accepts an invitation. Without a sign-in with a name and a password for the new account; with one
     * for whoever is signed in.
     *
     * @param otherAddress that another address than the account's was invited, and that this is meant
     */
    public record Acceptance(
            @Nullable String token,
            @Nullable String name,
            @Nullable String password,
            @Nullable Boolean otherAddress) {}
}
