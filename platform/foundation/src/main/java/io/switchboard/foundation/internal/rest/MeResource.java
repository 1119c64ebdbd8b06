// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Languages;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.internal.account.OrganizationProfiles;
import io.switchboard.foundation.internal.grant.FeatureCatalogue;
import io.switchboard.foundation.internal.rest.AccountViews.MeChange;
import io.switchboard.foundation.internal.rest.AccountViews.OrganizationChoice;
import io.switchboard.foundation.internal.rest.AccountViews.PasswordChange;
import io.switchboard.foundation.internal.rest.AccountViews.PlaceList;
import io.switchboard.foundation.internal.rest.AccountViews.PlaceView;
import io.switchboard.foundation.internal.rest.Views.MeView;
import io.switchboard.foundation.internal.rest.Views.SignedInView;
import io.switchboard.foundation.internal.rest.Views.UserView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is signed in, and what they do with their own account. */
@Access(Access.SIGNED_IN)
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
    private final SignIn signIn;
    private final Accounts accounts;
    private final OrganizationProfiles organizations;
    private final FeatureCatalogue features;
    private final Languages languages;

    public MeResource(
            SignIn signIn,
            Accounts accounts,
            OrganizationProfiles organizations,
            FeatureCatalogue features,
            Languages languages) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.organizations = organizations;
        this.features = features;
        this.languages = languages;
    }

    @GET
    public MeView me() {
        return view(CurrentIdentity.require());
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public MeView change(@Nullable MeChange change) {
        Identity identity = CurrentIdentity.require();
        if (change == null || (change.name() == null && change.language() == null)) {
            throw new InvalidInput("name", "required", "Give your name.");
        }
        if (change.language() != null) {
            languages.choose(identity, change.language());
        }
        if (change.name() != null) {
            accounts.changeName(identity, change.name());
        }
        return view(accounts.fresh(identity));
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    public void changePassword(@Nullable PasswordChange change) {
        String current = change == null || change.current() == null ? "" : change.current();
        String password = change == null || change.password() == null ? "" : change.password();
        accounts.changePassword(CurrentIdentity.require(), current, password);
    }

    /** Mails the link that confirms the address once more. */
    @POST
    @Path("verification")
    public Response sendVerification() {
        accounts.sendVerification(CurrentIdentity.require());
        return Response.accepted().build();
    }

    @GET
    @Path("organizations")
    public PlaceList organizations() {
        return new PlaceList(accounts.organizations(CurrentIdentity.require()).stream()
                .map(place -> new PlaceView(place.organization().value(), place.name(), place.role()))
                .toList());
    }

    /** New tokens, for another organization of the same person; the old ones stay good for theirs. */
    @POST
    @Path("organization")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response choose(@Nullable OrganizationChoice choice) {
        if (choice == null || choice.organization() == null) {
            throw new InvalidInput("organization", "required", "Say which organization.");
        }
        Identity there = accounts.in(CurrentIdentity.require(), new OrganizationId(choice.organization()));
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(SignedInView.of(there, signIn.issue(there), organizations.of(there)))
                .cacheControl(never)
                .build();
    }

    private MeView view(Identity identity) {
        OrganizationId organization = identity.organization();
        return new MeView(
                UserView.of(identity),
                organizations.of(identity),
                identity.role(),
                accounts.isEmailVerified(identity.user()),
                languages.of(identity).own(),
                identity.permissions().stream().sorted().toList(),
                organization == null ? Map.of() : features.of(organization),
                organization == null ? Map.of() : features.limits(organization));
    }
}
