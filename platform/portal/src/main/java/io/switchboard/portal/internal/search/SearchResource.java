// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.text.Texts;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.function.Function;

/** {@code GET /api/search?q=}: in everything that the caller's organization has and the caller may see. */
@Access(Access.SIGNED_IN)
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchResource {
    private final GlobalSearch search;
    private final Function<Identity, Locale> persons;

    /** @param persons the language of somebody who is signed in */
    public SearchResource(GlobalSearch search, Function<Identity, Locale> persons) {
        this.search = search;
        this.persons = persons;
    }

    @GET
    public SearchAnswer search(@QueryParam("q") @DefaultValue("") String text) {
        Identity identity = CurrentIdentity.require();
        try (Texts.Reading reading = Texts.readBy(() -> identity.isProgram() ? Locale.ENGLISH : persons.apply(identity))) {
            return search.search(identity, text);
        }
    }
}
