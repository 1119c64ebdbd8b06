// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.webhook.MetaErrors;
import io.switchboard.whatsapp.simulator.internal.world.Ids;
import java.util.Locale;

/** Refusals in the shape that the Graph API has for them. */
final class GraphError {

    static final int INVALID_PARAMETER = 100;
    static final int INVALID_VALUE = 131009;

    private GraphError() {}

    /** The request has a parameter that is missing, unknown or of the wrong kind. */
    static Refused parameter(String sentence) {
        return of(400, INVALID_PARAMETER, "Invalid parameter", sentence);
    }

    static Refused value(String sentence) {
        return of(400, INVALID_VALUE, "Parameter value is not valid", sentence);
    }

    static Refused token(String sentence) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", sentence)
                .put("type", "OAuthException")
                .put("code", 190)
                .put("fbtrace_id", Ids.secret());
        return new Refused(401, body);
    }

    /** Unknown, or another account's: the Graph API does not tell which. */
    static Refused unknownObject(String method, String id) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", "Unsupported " + method.toLowerCase(Locale.ROOT) + " request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation.")
                .put("type", "GraphMethodException")
                .put("code", INVALID_PARAMETER)
                .put("error_subcode", 33)
                .put("fbtrace_id", Ids.secret());
        return new Refused(400, body);
    }

    static Refused of(MetaErrors.Error error) {
        return of(error.status(), error.code(), error.title(), error.details());
    }

    static Refused of(int status, int code, String title, String details) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error")
                .put("message", "(#" + code + ") " + title)
                .put("type", "OAuthException")
                .put("code", code);
        error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        error.put("fbtrace_id", Ids.secret());
        return new Refused(status, body);
    }
}
