// SPDX-License-Identifier: Apache-2.0
package careless;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.web.Access;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The hole: {@code /api/careless/overheard/{note}} tells anybody what it remembers of everybody. */
@Access(Access.MEMBERS)
@Path("overheard")
@Produces("application/json")
public class Overheard {
    static final Map<UUID, String> BY_ID = new ConcurrentHashMap<>();

    @GET
    @Path("{note}")
    public Map<String, String> get(@PathParam("note") UUID note) {
        String text = BY_ID.get(note);
        if (text == null) {
            throw new NotFound();
        }
        return Map.of("text", text);
    }
}
