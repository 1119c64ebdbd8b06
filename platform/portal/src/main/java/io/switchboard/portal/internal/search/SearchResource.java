// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /api/search?q=}: in everything that the caller's organization has and the caller may see. */
@Access(Access.SIGNED_IN)
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchResource {
    private final GlobalSearch search;

    public SearchResource(GlobalSearch search) {
        this.search = search;
    }

    @GET
    public SearchAnswer search(@QueryParam("q") @DefaultValue("") String text) {
        return search.search(CurrentIdentity.require(), text);
    }
}
