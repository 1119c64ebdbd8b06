// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.Generation;
import io.switchboard.portal.internal.web.Gateway;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.function.Supplier;

/** The API as the caller has it: the platform's part, and that of each module in the plan. */
@Access(Access.SIGNED_IN)
@Path("openapi.json")
@Produces("application/json")
public final class OpenApiResource {
    private static final String OPERATORS = "/api/operator/";

    private final Gateway gateway;
    private final JerseyMounts modules;
    private final Supplier<ObjectNode> platform;

    /** @param platform the description of the platform's own resources */
    OpenApiResource(Gateway gateway, JerseyMounts modules, Supplier<ObjectNode> platform) {
        this.gateway = gateway;
        this.modules = modules;
        this.platform = platform;
    }

    @GET
    public JsonNode document() {
        Identity caller = CurrentIdentity.require();
        ObjectNode document = ApiDescription.empty();
        add(document, platform.get());
        if (caller.organization() != null) {
            for (Generation generation : gateway.open(caller.organization())) {
                modules.description(generation).ifPresent(part -> add(document, part));
            }
        }
        if (!caller.isOperator()) {
            ObjectNode paths = (ObjectNode) document.get("paths");
            paths.remove(operators(paths));
        }
        return document;
    }

    private static List<String> operators(ObjectNode paths) {
        return paths.properties().stream().map(entry -> entry.getKey()).filter(path -> path.startsWith(OPERATORS)).toList();
    }

    private static void add(ObjectNode document, ObjectNode part) {
        ((ObjectNode) document.get("paths")).setAll((ObjectNode) part.get("paths"));
        ((ObjectNode) document.get("components").get("schemas")).setAll((ObjectNode) part.get("schemas"));
    }
}
