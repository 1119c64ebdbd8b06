// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.webhook.Transport;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.Callback;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.Ids;
import io.switchboard.whatsapp.simulator.internal.world.Template;
import io.switchboard.whatsapp.simulator.internal.world.Templates;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Business accounts, their numbers, webhook subscriptions and templates. */
public final class AccountApi {

    private static final int CALLBACK_FAILED = 2200;
    private static final String APP_ID = "100000000000009";

    private final Directory directory;
    private final Templates templates;
    private final Transport transport;

    public AccountApi(Directory directory, Templates templates, Transport transport) {
        this.directory = directory;
        this.templates = templates;
        this.transport = transport;
    }

    Reply number(Call call, BusinessNumber number) {
        return Reply.ok(fields(call, describe(number)));
    }

    Reply account(Call call, BusinessNumber number) {
        ObjectNode account = Json.object()
                .put("id", number.businessAccountId())
                .put("name", number.businessName())
                .put("timezone_id", "1")
                .put("message_template_namespace", number.businessAccountId())
                .put("account_review_status", "APPROVED");
        return Reply.ok(fields(call, account));
    }

    Reply register(Call call, BusinessNumber number) {
        return success();
    }

    Reply phoneNumbers(Call call, BusinessNumber caller) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        directory.numbers().stream()
                .filter(number -> number.businessAccountId().equals(caller.businessAccountId()))
                .forEach(number -> data.add(describe(number)));
        return Reply.ok(answer);
    }

    Reply subscribe(Call call, BusinessNumber number) {
        JsonNode body = call.body().length == 0 ? Json.object() : call.tree();
        String uri = body.path("override_callback_uri").asText();
        if (uri.isEmpty()) {
            return success();
        }
        Callback callback = new Callback(uri(uri), body.path("verify_token").asText());
        Optional<String> failure = transport.challenge(callback, Ids.object());
        if (failure.isPresent()) {
            throw GraphError.of(400, CALLBACK_FAILED, "Callback verification failed", failure.get());
        }
        directory.subscribe(number.businessAccountId(), callback);
        return success();
    }

    Reply subscriptions(Call call, BusinessNumber number) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        directory.callback(number.businessAccountId()).ifPresent(callback -> {
            ObjectNode app = data.addObject();
            app.putObject("whatsapp_business_api_data").put("id", APP_ID).put("name", "Switchboard").put("link", call.base());
            app.put("override_callback_uri", callback.uri().toString());
        });
        return Reply.ok(answer);
    }

    Reply unsubscribe(Call call, BusinessNumber number) {
        directory.unsubscribe(number.businessAccountId());
        return success();
    }

    Reply templates(Call call, BusinessNumber number) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        String name = call.query("name").orElse("");
        templates.of(number.businessAccountId()).stream()
                .filter(template -> name.isEmpty() || template.name().equals(name))
                .forEach(template -> data.add(Json.tree(template)));
        answer.putObject("paging").putObject("cursors").put("before", "MAZDZD").put("after", "MAZDZD");
        return Reply.ok(answer);
    }

    Reply createTemplate(Call call, BusinessNumber number) {
        JsonNode body = call.tree();
        for (String required : List.of("name", "language", "category")) {
            if (body.path(required).asText().isEmpty()) {
                throw GraphError.parameter("The parameter " + required + " is required.");
            }
        }
        Template template = new Template(Ids.object(), body.path("name").asText(), body.path("language").asText(), "APPROVED",
                body.path("category").asText(), body.path("components").deepCopy());
        if (templates.find(number.businessAccountId(), template.name(), template.language()).isPresent()) {
            throw GraphError.parameter("There is already content of this language for this template.");
        }
        templates.add(number.businessAccountId(), template);
        return Reply.ok(Json.object().put("id", template.id()).put("status", template.status()).put("category", template.category()));
    }

    Reply deleteTemplate(Call call, BusinessNumber number) {
        String name = call.query("name").orElseThrow(() -> GraphError.parameter("The parameter name is required."));
        if (!templates.remove(number.businessAccountId(), name)) {
            throw GraphError.parameter("The parameter name names no template.");
        }
        return success();
    }

    private static ObjectNode describe(BusinessNumber number) {
        ObjectNode described = Json.object()
                .put("id", number.phoneNumberId())
                .put("display_phone_number", number.displayPhoneNumber())
                .put("verified_name", number.businessName())
                .put("status", "CONNECTED")
                .put("quality_rating", "GREEN")
                .put("code_verification_status", "VERIFIED")
                .put("platform_type", "CLOUD_API")
                .put("account_mode", "SANDBOX")
                .put("messaging_limit_tier", "TIER_2K");
        described.putObject("throughput").put("level", "STANDARD");
        return described;
    }

    /** Only the fields that {@code ?fields=} asks for, and the id. */
    private static ObjectNode fields(Call call, ObjectNode object) {
        call.query("fields").ifPresent(fields -> object.retain((fields + ",id").split(",")));
        return object;
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw GraphError.parameter("The parameter override_callback_uri is not an address.");
        }
        throw GraphError.parameter("The parameter override_callback_uri must be an http or https address.");
    }

    private static Reply success() {
        return Reply.ok(Json.object().put("success", true));
    }
}
