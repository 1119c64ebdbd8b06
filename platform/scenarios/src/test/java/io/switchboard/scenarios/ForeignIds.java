// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Somebody who knows the ids of another organization and tries them everywhere. */
record ForeignIds(Api stranger, Belongings belongings) {

    /**
     * How an address is tried.
     *
     * @param kind what its id identifies; empty when it takes none
     * @param forOperator whether it is shut to members of organizations altogether
     * @param body what is sent along
     */
    record Recipe(String kind, boolean forOperator, Object body) {
        static Recipe id(String kind) {
            return id(kind, Map.of());
        }

        static Recipe id(String kind, Object body) {
            return new Recipe(kind, false, body);
        }

        static Recipe none() {
            return new Recipe("", false, Map.of());
        }

        static Recipe operator() {
            return new Recipe("organization", true, Map.of());
        }
    }

    /** Every id in the place of the address's own: each must look like one that nobody has. */
    void inPath(RestAddress address, Recipe recipe) {
        Api.Answer unknown = send(stranger, address, address.with(UUID.randomUUID().toString()), recipe.body());
        assertThat(unknown.status()).as("%s with an id that nobody has", address).isEqualTo(recipe.forOperator() ? 403 : 404);
        belongings.ids().forEach((kind, id) -> {
            Api.Answer answer = send(stranger, address, address.with(id), recipe.body());
            assertThat(answer.status()).as("%s with the other's %s: %s", address, kind, answer.body()).isEqualTo(unknown.status());
            assertThat(document(answer)).as("%s with the other's %s", address, kind).isEqualTo(document(unknown));
            tellsNothing(address + " with the other's " + kind, answer.body(), "");
        });
        if (address.method().equals("GET") && !recipe.forOperator()) {
            Api.Answer head = stranger.raw("HEAD", address.with(belongings.ids().get(recipe.kind())), new byte[0], Map.of());
            assertThat(head.status()).as("HEAD for %s", address).isEqualTo(404);
        }
    }

    /** Forms of the right id that one reader may understand and another not. */
    void inOddForms(RestAddress address, Recipe recipe) {
        String id = belongings.ids().get(recipe.kind());
        String encoded = "%" + Integer.toHexString(id.charAt(0)) + id.substring(1);
        List<String> forms = List.of(
                id.toUpperCase(Locale.ROOT), encoded, id + "/", id + "//", "/" + id, id + ";x=1", id + ";organization=" + belongings.ids().get("organization"),
                id + "/.", "./" + id, "x/../" + id, id + "%20", id + "%00", id + "%2f", "%7B" + id + "%7D", "urn:uuid:" + id, "*", "%25");
        for (String form : forms) {
            Api.Answer answer = send(stranger, address, address.with(form), recipe.body());
            assertThat(answer.status()).as("%s with %s: %s", address, form, answer.body()).isIn(400, 404, 405);
            tellsNothing(address + " with " + form, answer.body(), form);
        }
    }

    /** Every id and word as every parameter of a list. */
    void inQueries(RestAddress address) {
        for (String query : address.queries()) {
            belongings.ids().forEach((kind, id) -> asQuery(address, query, id));
            belongings.secrets().forEach(secret -> asQuery(address, query, secret));
        }
    }

    private void asQuery(RestAddress address, String query, String value) {
        String path = address.path() + "?" + query + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        Api.Answer answer = stranger.get(path);
        assertThat(answer.status()).as(path).isLessThan(500);
        tellsNothing(path, answer.body(), value);
    }

    /** @param sent what was sent along and may be heard again */
    void tellsNothing(String where, String body, String sent) {
        List<String> hidden = belongings.words().filter(word -> !sent.contains(word)).toList();
        assertThat(body).as(where).doesNotContain(hidden);
    }

    /** Whether the recipe is right: whose id it is has an answer there. */
    void control(Api owner, RestAddress address, Recipe recipe) {
        Api.Answer answer = send(owner, address, address.with(belongings.ids().get(recipe.kind())), recipe.body());
        assertThat(answer.status()).as("%s by the owner: %s", address, answer.body()).isLessThan(500).isNotIn(401, 403, 404, 405, 415);
    }

    static Api.Answer send(Api api, RestAddress address, String path, Object body) {
        if (address.multipart()) {
            return api.upload(path, "file", "small.txt", "small".getBytes(StandardCharsets.UTF_8));
        }
        if (address.method().equals("GET")) {
            return api.get(path);
        }
        try {
            return api.raw(address.method(), path, Api.JSON.writeValueAsBytes(body), Map.of("Content-Type", "application/json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer without what differs in any two. */
    static JsonNode document(Api.Answer answer) {
        JsonNode json = answer.json();
        ((ObjectNode) json).remove("requestId");
        return json;
    }
}
