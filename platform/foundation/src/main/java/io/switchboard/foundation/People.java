// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of the caller's organization and what they may. Each method asks for the permission that
 * it needs; nobody changes their own role, gives what they lack, or touches somebody above themselves.
 */
public interface People {

    /**
     * Members, whoever asks; deactivated ones too.
     *
     * @param after the last one of the page before in the same order, or null
     */
    List<Person> list(Identity actor, Filter filter, Order order, int limit, @Nullable UserId after);

    /** By name. */
    default List<Person> list(Identity actor, String text, int limit, @Nullable UserId after) {
        return list(actor, new Filter(text, null, "", ""), Order.NAME, limit, after);
    }

    /** Those that the filter finds, by name, for a file. Needs {@code users.invite}; written to the audit log. */
    List<Person> export(Identity actor, Filter filter);

    Optional<Person> find(Identity actor, UserId user);

    /** The roles of the organization, strongest first. */
    List<Role> roles(Identity actor);

    /** How many seats are taken, invitations counted, and how many there are; no limit is empty. */
    Seats seats(Identity actor);

    /**
     * Effective at once, without a new sign-in. Needs {@code users.edit_role}.
     *
     * @throws io.switchboard.api.problem.NotFound for somebody who is no member
     * @throws io.switchboard.api.problem.Refusal 409 {@code users.owner_protected}, {@code users.last_admin},
     *     {@code users.own_role}; 403 {@code users.above_own_role}
     */
    void changeRole(Identity actor, UserId user, String role);

    /**
     * Ends the membership's access: sign-ins for this organization are dead within a second; history
     * stays. Their open work is handed over as soon as each module that has some runs and is in the plan.
     * Needs {@code users.deactivate}.
     *
     * @param handover where their open work goes; null is only possible when they have none
     * @throws io.switchboard.api.problem.Refusal as {@link #changeRole}; 409 {@code users.open_work} with how
     *     much there is when nobody said where it goes
     * @throws InvalidInput for a receiver who is no active member, or for no team of the organization
     */
    void deactivate(Identity actor, UserId user, @Nullable Handover handover);

    /** Somebody who has no open work. */
    default void deactivate(Identity actor, UserId user) {
        deactivate(actor, user, null);
    }

    /**
     * What the member has open, by kind; nothing when there is none. Needs {@code users.deactivate} over them.
     *
     * @throws io.switchboard.api.problem.Refusal 403 {@code users.other_team}
     */
    List<OpenWork.Open> openWork(Identity actor, UserId user);

    /**
     * Lets somebody back in, with the role that they had, if a seat is free. Needs {@code users.deactivate}.
     *
     * @throws io.switchboard.api.problem.Refusal 402 {@code gate.limit_reached}
     */
    void reactivate(Identity actor, UserId user);

    /**
     * Makes another active admin the owner; only the owner may, and shows once more who they are.
     *
     * @param otp empty for somebody without a second factor
     * @throws io.switchboard.api.problem.InvalidInput fields {@code password} and {@code otp}
     */
    void transferOwnership(Identity actor, UserId user, String password, String otp);

    /**
     * Whom to list.
     *
     * @param text words of which each is in the name, the address or the role; blank finds all
     * @param team who is in it, or null for everybody
     * @param role the key of a role, or empty
     * @param state {@code active}, {@code deactivated}, or empty
     */
    record Filter(String text, @Nullable TeamId team, String role, String state) {
        public static final Filter ALL = new Filter("", null, "", "");
    }

    /** In which order they come; those that are equal by name. */
    enum Order {
        NAME,
        /** The strongest first, then the organization's own by name. */
        ROLE,
        /** Who was here last comes first. */
        LAST_SEEN,
        /** Who has most open comes first. */
        LOAD
    }

    /**
     * A member.
     *
     * @param state {@code active} or {@code deactivated}
     * @param roleName as it is shown
     * @param isChangeable whether the actor may change the role or deactivate
     * @param teams the teams that they are in, by name
     * @param load how much they have open in all modules; null for whoever may not see others' figures
     */
    record Person(
            UserId id,
            String name,
            String email,
            String role,
            String roleName,
            String state,
            String availability,
            boolean isOwner,
            boolean isSelf,
            boolean isChangeable,
            Instant joinedAt,
            @Nullable Instant lastSeen,
            List<Team> teams,
            @Nullable Integer load) {}

    /**
     * A role.
     *
     * @param meaning what somebody with it does, in a sentence
     * @param scopes the permissions that it holds, each with its scope: {@code own}, {@code team}, {@code all}
     *     or {@code owner}
     * @param isGrantable whether the actor may give it
     */
    record Role(String key, String name, String meaning, Map<String, String> scopes, boolean isGrantable) {
        public Role {
            scopes = Map.copyOf(scopes);
        }
    }

    /** Seats of the plan. */
    record Seats(int taken, @Nullable Long limit) {}
}
