// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.graph;

import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.WireLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Graph API's addresses: who calls, which object is meant, and a line in the wire log for each. */
public final class GraphApi {

    /** Answers a call whose token belongs to this number. */
    @FunctionalInterface
    interface Operation {
        Reply handle(Call call, BusinessNumber caller);
    }

    private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+");

    private final Directory directory;
    private final WireLog wire;
    private final MessagesApi messages;
    private final MediaApi media;
    private final AccountApi accounts;

    public GraphApi(Directory directory, WireLog wire, MessagesApi messages, MediaApi media, AccountApi accounts) {
        this.directory = directory;
        this.wire = wire;
        this.messages = messages;
        this.media = media;
        this.accounts = accounts;
    }

    /** After all other routes: these match any address of two or three segments. */
    public void addTo(Router router) {
        add(router, "GET", "/attachments/{id}", media::content);
        add(router, "POST", "/{version}/{id}/messages", onNumber(messages::send));
        add(router, "POST", "/{version}/{id}/media", onNumber(media::upload));
        add(router, "POST", "/{version}/{id}/register", onNumber(accounts::register));
        add(router, "GET", "/{version}/{id}/phone_numbers", onAccount(accounts::phoneNumbers));
        add(router, "GET", "/{version}/{id}/subscribed_apps", onAccount(accounts::subscriptions));
        add(router, "POST", "/{version}/{id}/subscribed_apps", onAccount(accounts::subscribe));
        add(router, "DELETE", "/{version}/{id}/subscribed_apps", onAccount(accounts::unsubscribe));
        add(router, "GET", "/{version}/{id}/message_templates", onAccount(accounts::templates));
        add(router, "POST", "/{version}/{id}/message_templates", onAccount(accounts::createTemplate));
        add(router, "DELETE", "/{version}/{id}/message_templates", onAccount(accounts::deleteTemplate));
        add(router, "GET", "/{version}/{id}", this::object);
        add(router, "DELETE", "/{version}/{id}", media::delete);
    }

    private void add(Router router, String method, String pattern, Operation operation) {
        String label = method + " " + pattern.replace("/{version}/{id}/", "/").replace("/{version}", "");
        boolean versioned = pattern.startsWith("/{version}");
        router.add(method, pattern, call -> {
            if (versioned && !VERSION.matcher(call.variable("version")).matches()) {
                throw Refused.notFound("There is nothing at this address.");
            }
            return recorded(call, label, operation);
        });
    }

    private Reply recorded(Call call, String label, Operation operation) {
        long start = System.nanoTime();
        Reply reply;
        String number = "";
        try {
            BusinessNumber caller = caller(call);
            number = caller.phoneNumberId();
            reply = operation.handle(call, caller);
        } catch (Refused refused) {
            reply = refused.reply();
        }
        wire.received(label, number, reply.status(), System.nanoTime() - start, shownBody(call));
        return reply;
    }

    private static byte @Nullable [] shownBody(Call call) {
        boolean json = call.header("Content-Type").orElse("").startsWith("application/json");
        // A subscription carries the verify token, which is nobody else's business.
        return json && !call.path().endsWith("/subscribed_apps") ? call.body() : null;
    }

    private BusinessNumber caller(Call call) {
        String token = call.bearerToken().orElseThrow(() -> GraphError.token("An access token is required to request this resource."));
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        return directory.numbers().stream()
                .filter(number -> MessageDigest.isEqual(given, number.accessToken().getBytes(StandardCharsets.UTF_8)))
                .findFirst()
                .orElseThrow(() -> GraphError.token("Invalid OAuth access token - Cannot parse access token"));
    }

    private static Operation onNumber(Operation operation) {
        return (call, caller) -> {
            if (!call.variable("id").equals(caller.phoneNumberId())) {
                throw GraphError.unknownObject(call.method(), call.variable("id"));
            }
            return operation.handle(call, caller);
        };
    }

    private static Operation onAccount(Operation operation) {
        return (call, caller) -> {
            if (!call.variable("id").equals(caller.businessAccountId())) {
                throw GraphError.unknownObject(call.method(), call.variable("id"));
            }
            return operation.handle(call, caller);
        };
    }

    private Reply object(Call call, BusinessNumber caller) {
        String id = call.variable("id");
        if (id.equals(caller.phoneNumberId())) {
            return accounts.number(call, caller);
        }
        return id.equals(caller.businessAccountId()) ? accounts.account(call, caller) : media.describe(call, caller);
    }
}
