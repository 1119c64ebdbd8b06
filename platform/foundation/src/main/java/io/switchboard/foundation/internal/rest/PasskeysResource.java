// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Passkeys;
import io.switchboard.foundation.Passkeys.Added;
import io.switchboard.foundation.internal.rest.TwoFactorViews.AddedPasskey;
import io.switchboard.foundation.internal.rest.TwoFactorViews.NewPasskey;
import io.switchboard.foundation.internal.rest.TwoFactorViews.PasskeyList;
import io.switchboard.foundation.internal.rest.TwoFactorViews.PasskeyOptionsView;
import io.switchboard.foundation.internal.rest.TwoFactorViews.PasskeyRemoval;
import io.switchboard.foundation.internal.rest.TwoFactorViews.PasskeyView;
import io.switchboard.foundation.internal.rest.TwoFactorViews.Reauthenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The passkeys of whoever asks. */
@Access(Access.SIGNED_IN)
@Path("me/two-factor/passkeys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PasskeysResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = 201;

    private final Passkeys passkeys;

    public PasskeysResource(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @GET
    public PasskeyList list() {
        return new PasskeyList(passkeys.list(CurrentIdentity.require()).stream()
                .map(one -> new PasskeyView(one.id(), one.name(), one.createdAt(), one.lastUsedAt()))
                .toList());
    }

    /** What the browser is told to make a new one. */
    @POST
    @Path("options")
    public PasskeyOptionsView begin(@Nullable Reauthenticated request) {
        return new PasskeyOptionsView(
                tree(passkeys.begin(CurrentIdentity.require(), password(request), otp(request))));
    }

    /** What the browser is told to sign with one, to be sent back in the place of a code. */
    @GET
    @Path("challenge")
    public PasskeyOptionsView challenge() {
        return new PasskeyOptionsView(passkeys.options(CurrentIdentity.require()).map(PasskeysResource::tree).orElse(null));
    }

    @POST
    public Response add(@Nullable NewPasskey request) {
        JsonNode credential = request == null ? null : request.credential();
        String name = request == null || request.name() == null ? "" : request.name();
        Added added = passkeys.add(CurrentIdentity.require(), name, credential == null ? "" : credential.toString());
        AddedPasskey view = new AddedPasskey(
                added.passkey().id(), added.passkey().name(), added.passkey().createdAt(), added.recoveryCodes());
        return Response.status(CREATED).entity(view).build();
    }

    @POST
    @Path("removal")
    public void remove(@Nullable PasskeyRemoval request) {
        UUID passkey = request == null ? null : request.passkey();
        if (passkey == null) {
            throw new InvalidInput("passkey", "required", "Say which passkey to remove.");
        }
        Reauthenticated shown = new Reauthenticated(request.password(), request.otp());
        passkeys.remove(CurrentIdentity.require(), passkey, password(shown), otp(shown));
    }

    private static String password(@Nullable Reauthenticated request) {
        return request == null || request.password() == null ? "" : request.password();
    }

    private static String otp(@Nullable Reauthenticated request) {
        return request == null || request.otp() == null ? "" : request.otp();
    }

    private static JsonNode tree(String options) {
        try {
            return JSON.readTree(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The options of passkeys are no JSON", e);
        }
    }
}
