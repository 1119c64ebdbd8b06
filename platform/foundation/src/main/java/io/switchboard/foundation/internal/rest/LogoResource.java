// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Pictures;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The logo of the caller's organization. */
@Access(Pictures.BRANDING)
@Path("organization/logo")
public final class LogoResource {
    private final Pictures pictures;

    public LogoResource(Pictures pictures) {
        this.pictures = pictures;
    }

    @Access(Access.MEMBERS)
    @GET
    @Produces(PictureAnswer.PNG)
    public Response get(@Context Request request) {
        Identity identity = CurrentIdentity.require();
        return PictureAnswer.of(Optional.ofNullable(identity.organization()).flatMap(pictures::logo), request);
    }

    /** Takes the bytes of a PNG, JPEG or GIF; what they are is found out, not believed. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    public void put(InputStream picture) throws IOException {
        pictures.setLogo(CurrentIdentity.require(), picture);
    }

    @DELETE
    public void delete() {
        pictures.removeLogo(CurrentIdentity.require());
    }
}
