// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.SignOnSettings;
import io.switchboard.foundation.SignOnSettings.Wish;
import io.switchboard.foundation.internal.rest.SignOnViews.SignOnChange;
import io.switchboard.foundation.internal.rest.SignOnViews.SignOnTrial;
import io.switchboard.foundation.internal.rest.SignOnViews.SignOnTrialView;
import io.switchboard.foundation.internal.rest.SignOnViews.SignOnView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The organization's identity provider. */
@Access("security.policy")
@Path("organization/sign-on")
@Produces(MediaType.APPLICATION_JSON)
public final class SignOnResource {
    private final SignOnSettings settings;

    public SignOnResource(SignOnSettings settings) {
        this.settings = settings;
    }

    @GET
    public SignOnView provider() {
        return SignOnView.of(settings.provider(CurrentIdentity.require()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public SignOnView change(@Nullable SignOnChange given) {
        SignOnChange change = given == null ? SignOnChange.NOTHING : given;
        List<@Nullable String> domains = change.domains() == null ? List.of() : change.domains();
        Wish wish = new Wish(
                orEmpty(change.issuer()),
                orEmpty(change.clientId()),
                change.clientSecret(),
                domains.stream().map(domain -> Objects.requireNonNullElse(domain, "")).toList(),
                orEmpty(change.newcomerRole()),
                Boolean.TRUE.equals(change.on()),
                Boolean.TRUE.equals(change.required()),
                Boolean.TRUE.equals(change.secondFactorTrusted()));
        return SignOnView.of(settings.change(
                CurrentIdentity.require(), wish, orEmpty(change.password()), orEmpty(change.otp())));
    }

    /** Asks a provider what it says of itself; nothing is set by it. */
    @POST
    @Path("test")
    @Consumes(MediaType.APPLICATION_JSON)
    public SignOnTrialView test(@Nullable SignOnTrial trial) {
        String issuer = orEmpty(trial == null ? null : trial.issuer()).strip();
        return new SignOnTrialView(issuer, settings.test(CurrentIdentity.require(), issuer).toString());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
