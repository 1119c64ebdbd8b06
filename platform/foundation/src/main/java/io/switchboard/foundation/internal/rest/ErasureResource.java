// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Erasure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deleting people for good. */
@Access(Erasure.ERASE)
@Path("users/{id}/erasure")
public final class ErasureResource {
    private final Erasure erasure;

    public ErasureResource(Erasure erasure) {
        this.erasure = erasure;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void erase(@PathParam("id") UUID id, @Nullable ErasureRequest request) {
        ErasureRequest given = request == null ? new ErasureRequest(null, null) : request;
        erasure.erase(
                CurrentIdentity.require(),
                new UserId(id),
                Objects.requireNonNullElse(given.password(), ""),
                Objects.requireNonNullElse(given.otp(), ""));
    }

    /** The password of whoever asks, and the code where there are two factors. */
    public record ErasureRequest(@Nullable String password, @Nullable String otp) {}
}
