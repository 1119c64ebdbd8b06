// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.whatsapp.internal.domain.CloudError;

/** Says in one sentence why the provider refused. */
final class GraphSentences {
    private static final int LONGEST = 300;

    private GraphSentences() {}

    static String of(int status, int code, JsonNode error) {
        return CloudError.of(code)
                .map(known -> known.sentence() + details(error))
                .orElseGet(() -> unknown(status, code, error));
    }

    private static String unknown(int status, int code, JsonNode error) {
        if (code >= 0) {
            return "WhatsApp refused it with the code " + code + ": "
                    + shortened(Fields.text(error, "message").orElse("no reason given"));
        }
        return status == 429
                ? "WhatsApp is taking no more requests for the moment; it is sent again shortly."
                : "WhatsApp answered with the status " + status + " and gave no reason.";
    }

    private static String details(JsonNode error) {
        return Fields.text(error, "error_data", "details")
                .map(details -> " (" + shortened(details) + ")")
                .orElse("");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
