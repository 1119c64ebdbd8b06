// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Pictures;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The picture of a member of the caller's organization. */
@Access(Access.MEMBERS)
@Path("users/{id}/avatar")
public final class AvatarResource {
    private final Pictures pictures;

    public AvatarResource(Pictures pictures) {
        this.pictures = pictures;
    }

    @GET
    @Produces(PictureAnswer.PNG)
    public Response get(@PathParam("id") String id, @Context Request request) {
        return PictureAnswer.of(pictures.avatar(CurrentIdentity.require(), user(id)), request);
    }

    private static UserId user(String id) {
        try {
            return UserId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }
}
