// SPDX-License-Identifier: Apache-2.0
package org.glassfish.jersey.taken;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A resource that says nothing, under a name that looks like Jersey's own. */
@Path("holes")
public class Hole {
    @POST
    public void open() {}
}
