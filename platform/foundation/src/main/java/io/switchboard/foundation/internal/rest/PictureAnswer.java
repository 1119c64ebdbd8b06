// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.NotFound;
import io.switchboard.foundation.Pictures.Picture;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** How pictures are answered: kept by the browser for a while, since addresses change with them. */
final class PictureAnswer {
    static final String PNG = "image/png";
    private static final int KEPT_SECONDS = 300;

    private PictureAnswer() {}

    static Response of(Optional<Picture> found, Request request) {
        Picture picture = found.orElseThrow(NotFound::new);
        EntityTag tag = new EntityTag(picture.sha256());
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setMaxAge(KEPT_SECONDS);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(picture.png(), PNG) : unchanged)
                .tag(tag)
                .cacheControl(cache)
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
