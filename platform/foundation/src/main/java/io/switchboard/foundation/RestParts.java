// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.foundation.internal.account.OrganizationProfiles;
import io.switchboard.foundation.internal.rest.ApiKeysResource;
import io.switchboard.foundation.internal.rest.AuditResource;
import io.switchboard.foundation.internal.rest.AuthResource;
import io.switchboard.foundation.internal.rest.AvailabilityResource;
import io.switchboard.foundation.internal.rest.AvatarResource;
import io.switchboard.foundation.internal.rest.ErasureResource;
import io.switchboard.foundation.internal.rest.InvitationsResource;
import io.switchboard.foundation.internal.rest.LogoResource;
import io.switchboard.foundation.internal.rest.MailsResource;
import io.switchboard.foundation.internal.rest.MeResource;
import io.switchboard.foundation.internal.rest.OperatorMailsResource;
import io.switchboard.foundation.internal.rest.OperatorOrganizationsResource;
import io.switchboard.foundation.internal.rest.OrganizationDataResource;
import io.switchboard.foundation.internal.rest.OrganizationExportsResource;
import io.switchboard.foundation.internal.rest.OrganizationResource;
import io.switchboard.foundation.internal.rest.OwnAvatarResource;
import io.switchboard.foundation.internal.rest.PasskeysResource;
import io.switchboard.foundation.internal.rest.PermissionsResource;
import io.switchboard.foundation.internal.rest.RolesResource;
import io.switchboard.foundation.internal.rest.SecurityPolicyResource;
import io.switchboard.foundation.internal.rest.SessionsResource;
import io.switchboard.foundation.internal.rest.SignOnResource;
import io.switchboard.foundation.internal.rest.TeamsResource;
import io.switchboard.foundation.internal.rest.TwoFactorResource;
import io.switchboard.foundation.internal.rest.UsersResource;
import io.switchboard.foundation.internal.rest.VersionTags;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of the foundation's REST API. */
record RestParts(
        SignInParts signIns, PeopleParts people, OrganizationParts organizations, SecurityPolicy securityPolicy) {

    List<Object> resources() {
        return Stream.of(ofThemselves(), ofPeople(), ofOrganizations())
                .flatMap(List::stream)
                .toList();
    }

    private List<Object> ofThemselves() {
        OrganizationProfiles profiles = organizations.profiles;
        return List.of(
                new AuthResource(signIns.signIn, signIns.accounts, profiles),
                new MeResource(signIns.signIn, signIns.accounts, profiles, organizations.features, people.languages),
                new SessionsResource(signIns.accounts),
                new AvailabilityResource(people.availability),
                new TwoFactorResource(signIns.twoFactor),
                new PasskeysResource(signIns.passkeys),
                new OwnAvatarResource(organizations.pictures));
    }

    private List<Object> ofPeople() {
        return List.of(
                new UsersResource(people.people),
                new ErasureResource(people.erasure),
                new RolesResource(people.roles),
                new PermissionsResource(people.roles),
                new TeamsResource(people.teams),
                new InvitationsResource(people.invitations),
                new AvatarResource(organizations.pictures));
    }

    private List<Object> ofOrganizations() {
        return List.of(
                new OrganizationResource(organizations.settings, people.people),
                new SecurityPolicyResource(securityPolicy),
                new SignOnResource(signIns.signOnSettings),
                new ApiKeysResource(signIns.apiKeys),
                new AuditResource(organizations.auditLog),
                new MailsResource(organizations.mailLog),
                new OperatorMailsResource(organizations.mailLog),
                new OperatorOrganizationsResource(organizations.organizations, organizations.features),
                new OrganizationDataResource(organizations.closure),
                new OrganizationExportsResource(organizations.exports.exports()),
                new LogoResource(organizations.pictures),
                new VersionTags());
    }
}
