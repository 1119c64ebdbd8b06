// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in person, or a program with a key.
 *
 * @param organization null for the operator, who belongs to no organization
 * @param role the key of the role in the organization, or {@code operator}
 * @param scopes the permissions held, and over whose things
 * @param teams the teams in the organization
 * @param session the sign-in that they speak through, or a program's key; null before one is opened
 * @param isByProvider whether the organization's own identity provider says who they are, and nothing else does: good
 *     for that organization, and for nothing that is the person's alone
 */
public record Identity(
        UserId user,
        String email,
        String name,
        @Nullable OrganizationId organization,
        String organizationName,
        String role,
        Map<String, Scope> scopes,
        Set<TeamId> teams,
        @Nullable SessionId session,
        boolean isByProvider)
        implements Serializable {

    public static final String OPERATE = "platform.operate";
    /** All that somebody holds whose role needs a second factor that they do not have yet. */
    public static final String ENROL = "account.enrol_two_factor";
    /** In the place of a role: a program, whose permissions are its key's own. */
    public static final String KEY_ROLE = "api-key";

    public Identity {
        scopes = Map.copyOf(scopes);
        teams = Set.copyOf(teams);
    }

    /** Somebody who has shown who they are by something of their own, or a program. */
    public Identity(
            UserId user,
            String email,
            String name,
            @Nullable OrganizationId organization,
            String organizationName,
            String role,
            Map<String, Scope> scopes,
            Set<TeamId> teams,
            @Nullable SessionId session) {
        this(user, email, name, organization, organizationName, role, scopes, teams, session, false);
    }

    /** The permissions held, over whatever. */
    public Set<String> permissions() {
        return scopes.keySet();
    }

    public boolean may(String permission) {
        return scopes.containsKey(permission);
    }

    public boolean isOperator() {
        return may(OPERATE);
    }

    /** Reaches nothing yet but taking on a second factor. */
    public boolean isEnrolling() {
        return may(ENROL);
    }

    /** @throws PermissionMissing when the identity does not hold it */
    public void require(String permission) {
        if (!may(permission)) {
            throw new PermissionMissing(permission);
        }
    }

    /**
     * For what a program must not do, such as changing a password.
     *
     * @throws Refusal 403 {@code access.person_required}
     */
    public void requirePerson() {
        if (isProgram()) {
            throw new Refusal(403, "access.person_required", "An API key cannot do this; sign in as a person.");
        }
    }

    /**
     * For what reaches beyond the organization whose provider vouches for them.
     *
     * @throws Refusal 403 {@code access.own_sign_in_required}
     */
    public void requireOwnSignIn() {
        if (isByProvider) {
            throw new Refusal(
                    403,
                    "access.own_sign_in_required",
                    "You came in by single sign-on, which is good for " + organizationName
                            + " only; sign in with your password to do this.");
        }
    }

    /** The same person through this sign-in. */
    public Identity through(@Nullable SessionId opened) {
        return new Identity(user, email, name, organization, organizationName, role, scopes, teams, opened, isByProvider);
    }

    /** The same person, for whom only the organization's provider vouches. */
    public Identity byProvider() {
        return new Identity(user, email, name, organization, organizationName, role, scopes, teams, session, true);
    }

    /** Acts by a key of the API. */
    public boolean isProgram() {
        return role.equals(KEY_ROLE);
    }

    /** The caller to bind; only for members of an organization. */
    public Caller caller() {
        if (organization == null) {
            throw new IllegalStateException("The operator acts for no organization");
        }
        return new Caller(organization, user, name, scopes, teams);
    }
}
