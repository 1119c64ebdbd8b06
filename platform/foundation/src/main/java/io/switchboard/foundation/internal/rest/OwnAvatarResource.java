// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Pictures;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** The picture of whoever asks. */
@Access(Access.SIGNED_IN)
@Path("me/avatar")
public final class OwnAvatarResource {
    private final Pictures pictures;

    public OwnAvatarResource(Pictures pictures) {
        this.pictures = pictures;
    }

    /** Takes the bytes of a PNG, JPEG or GIF; what they are is found out, not believed. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    public void put(InputStream picture) throws IOException {
        pictures.setAvatar(CurrentIdentity.require(), picture);
    }

    @DELETE
    public void delete() {
        pictures.removeAvatar(CurrentIdentity.require());
    }
}
