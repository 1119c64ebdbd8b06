// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Languages;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SignIn.Registration;
import io.switchboard.foundation.SignIn.Tokens;
import io.switchboard.foundation.internal.account.DatabaseSignIn;
import io.switchboard.foundation.internal.account.DatabaseSignIn.SignedIn;
import io.switchboard.foundation.internal.account.OrganizationProfiles;
import io.switchboard.foundation.internal.rest.AccountViews.ConfirmedEmail;
import io.switchboard.foundation.internal.rest.AccountViews.ResetConfirmation;
import io.switchboard.foundation.internal.rest.AccountViews.ResetRequest;
import io.switchboard.foundation.internal.rest.AccountViews.TokenRequest;
import io.switchboard.foundation.internal.rest.Views.LoginRequest;
import io.switchboard.foundation.internal.rest.Views.OrganizationName;
import io.switchboard.foundation.internal.rest.Views.RefreshRequest;
import io.switchboard.foundation.internal.rest.Views.RegisterRequest;
import io.switchboard.foundation.internal.rest.Views.SignedInView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registration, sign-in, refresh and sign-out; open to everybody. */
@Access(Access.EVERYBODY)
@Path("auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class AuthResource {
    private final DatabaseSignIn signIn;
    private final Accounts accounts;
    private final OrganizationProfiles organizations;

    public AuthResource(DatabaseSignIn signIn, Accounts accounts, OrganizationProfiles organizations) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.organizations = organizations;
    }

    @POST
    @Path("register")
    public Response register(@Nullable RegisterRequest request, @Context HttpHeaders headers) {
        RegisterRequest given = request == null ? new RegisterRequest(null, null, null, null, null) : request;
        OrganizationName organization = given.organization();
        Identity identity = signIn.register(new Registration(
                orEmpty(organization == null ? null : organization.name()),
                orEmpty(given.name()),
                orEmpty(given.email()),
                orEmpty(given.password()),
                Languages.preferred(headers.getAcceptableLanguages().stream()),
                orEmpty(given.timeZone())));
        return unstored(Response.created(URI.create("organization")), view(identity, signIn.issue(identity)));
    }

    @POST
    @Path("login")
    public Response login(@Nullable LoginRequest request) {
        String email = orEmpty(request == null ? null : request.email());
        String password = orEmpty(request == null ? null : request.password());
        List<FieldError> errors = new ArrayList<>();
        if (email.isBlank()) {
            errors.add(new FieldError("email", "required", "Give your email."));
        }
        if (password.isEmpty()) {
            errors.add(new FieldError("password", "required", "Give your password."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        Identity identity = signIn.withPassword(
                email, password, orEmpty(request == null ? null : request.otp()), RequestOrigin.current().address());
        return unstored(Response.ok(), view(identity, signIn.issue(identity)));
    }

    @POST
    @Path("refresh")
    public Response refresh(@Nullable RefreshRequest request) {
        SignedIn signedIn = signIn.refresh(token(request));
        return unstored(Response.ok(), view(signedIn.identity(), signedIn.tokens()));
    }

    @POST
    @Path("logout")
    public Response logout(@Nullable RefreshRequest request) {
        signIn.signOut(token(request));
        return Response.noContent().build();
    }

    /** Answers alike whether there is such an account or not. */
    @POST
    @Path("password-reset")
    public Response requestReset(@Nullable ResetRequest request) {
        accounts.requestPasswordReset(orEmpty(request == null ? null : request.email()));
        return Response.accepted().build();
    }

    @POST
    @Path("password-reset/confirm")
    public void reset(@Nullable ResetConfirmation request) {
        accounts.resetPassword(
                mailed(request == null ? null : request.token()), orEmpty(request == null ? null : request.password()));
    }

    @POST
    @Path("verify-email")
    public ConfirmedEmail verifyEmail(@Nullable TokenRequest request) {
        return new ConfirmedEmail(accounts.verifyEmail(mailed(request == null ? null : request.token())));
    }

    private static String mailed(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            throw new InvalidInput("token", "required", "Give the token of the link that was mailed.");
        }
        return token;
    }

    private SignedInView view(Identity identity, Tokens tokens) {
        return SignedInView.of(identity, tokens, organizations.of(identity));
    }

    private static Response unstored(Response.ResponseBuilder response, SignedInView view) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return response.cacheControl(never).entity(view).build();
    }

    private static String token(@Nullable RefreshRequest request) {
        String token = orEmpty(request == null ? null : request.refreshToken());
        if (token.isEmpty()) {
            throw new InvalidInput("refreshToken", "required", "Give the refresh token.");
        }
        return token;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
