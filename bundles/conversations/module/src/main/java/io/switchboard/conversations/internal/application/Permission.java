// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.domain.Ownership;
import io.switchboard.conversations.internal.domain.Reach;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a member may be allowed to do here. */
public enum Permission {
    READ("conversation.read"),
    REPLY("conversation.reply"),
    ASSIGN("conversation.assign"),
    NOTE("note.write");

    private final String key;

    Permission(String key) {
        this.key = key;
    }

    public boolean heldBy(Caller caller) {
        return caller.may(key);
    }

    public void require(Caller caller) {
        reach(caller);
    }

    /**
     * Which conversations the caller reaches with it.
     *
     * @throws PermissionMissing when it is not held at all
     */
    public Reach reach(Caller caller) {
        return reach(caller, caller.require(key));
    }

    /** Whether the caller holds it over this conversation. */
    public boolean covers(Caller caller, Ownership whose) {
        Optional<Scope> scope = caller.scope(key);
        return scope.isPresent() && reach(caller, scope.get()).includes(whose);
    }

    /**
     * Requires it over this conversation.
     *
     * @throws NotFound when the caller does not even see it
     * @throws PermissionMissing when it is seen, but is not theirs to work on
     */
    void requireOver(Caller caller, Ownership whose) {
        if (!READ.reach(caller).includes(whose)) {
            throw new NotFound();
        }
        if (!covers(caller, whose)) {
            throw new PermissionMissing(key);
        }
    }

    private static Reach reach(Caller caller, Scope scope) {
        return new Reach(
                scope,
                caller.user().map(UserId::value).orElse(null),
                caller.teams().stream().map(TeamId::value).collect(Collectors.toSet()));
    }
}
