// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The errors a business can meet when it sends, and how each shows itself. */
public final class MetaErrors {

    /**
     * One error.
     *
     * @param status the HTTP status when it answers the request, or 0 when a status webhook tells it later
     */
    public record Error(int code, int status, String title, String details) {

        public ObjectNode inWebhook() {
            ObjectNode error = Json.object().put("code", code).put("title", title).put("message", title);
            error.putObject("error_data").put("details", details);
            return error.put("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
        }
    }

    private static final Map<Integer, Error> BY_CODE = List.of(
                    new Error(0, 401, "AuthException", "The app user could not be authenticated."),
                    new Error(4, 429, "Application request limit reached", "The app has made too many calls."),
                    new Error(100, 400, "Invalid parameter", "The request has an unsupported or misspelled parameter."),
                    new Error(190, 401, "Access token has expired", "The access token is no longer valid."),
                    new Error(368, 403, "Temporarily blocked for policies violations", "The account broke a policy and is restricted."),
                    new Error(80007, 429, "Rate limit issues", "The business account has reached its rate limit."),
                    new Error(130429, 429, "Rate limit hit", "The number has reached its message throughput."),
                    new Error(130472, 0, "User's number is part of an experiment", "The message was not sent as part of an experiment."),
                    new Error(131000, 500, "Something went wrong", "The message was not sent for an unknown reason."),
                    new Error(131016, 503, "Service unavailable", "A service is temporarily unavailable."),
                    new Error(131026, 0, "Message undeliverable", "The recipient cannot receive the message."),
                    new Error(131031, 403, "Business Account locked", "The account is locked for a policy violation."),
                    new Error(131042, 0, "Business eligibility payment issue", "There is a problem with the payment method."),
                    new Error(131047, 0, "Re-engagement message", "More than 24 hours have passed since the customer last wrote."),
                    new Error(131048, 0, "Spam rate limit hit", "Too many earlier messages were blocked or flagged as spam."),
                    new Error(131049, 0, "Message not delivered for healthy ecosystem engagement", "Meta chose not to deliver the message."),
                    new Error(131050, 0, "User has stopped marketing messages", "The recipient does not want marketing messages from this business."),
                    new Error(131051, 400, "Unsupported message type", "The message type is not supported."),
                    new Error(131056, 429, "Pair rate limit hit", "Too many messages from this number to this recipient in a short time."),
                    new Error(131057, 503, "Account in maintenance mode", "The number is being upgraded."),
                    new Error(132000, 400, "Number of parameters does not match", "The template has another number of variables."),
                    new Error(132001, 404, "Template name does not exist in the translation", "There is no such template in this language."),
                    new Error(132005, 400, "Translated text too long", "The translated text is too long."),
                    new Error(132007, 400, "Template content violates policy", "The template content breaks a policy."),
                    new Error(132008, 400, "Parameter format mismatch", "A variable has the wrong format."),
                    new Error(132012, 400, "Parameter format does not match", "A variable is formatted differently in the template."),
                    new Error(132015, 400, "Template is paused", "The template is paused for low quality."),
                    new Error(132016, 400, "Template is disabled", "The template is disabled for low quality."))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Error::code, Function.identity()));

    private MetaErrors() {}

    /** An unknown code fails by a status webhook. */
    public static Error of(int code) {
        Error known = BY_CODE.get(code);
        return known != null ? known : new Error(code, 0, "Message failed", "The simulator was asked to fail with this code.");
    }

    public static List<Error> all() {
        return BY_CODE.values().stream().sorted(Comparator.comparingInt(Error::code)).toList();
    }
}
