// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Live events stay in their organization, whatever a client asks for. The server tells events in the
 * order of their commits, so the listener's own later event is the proof that an earlier one did not
 * come.
 */
@ExtendWith(RunningProduct.class)
class PushIsolationIT {

    @Test
    void noStreamTellsWhatHappensInAnotherOrganization(Stage stage) {
        Tenant owner = Tenant.register(stage, "Owner");
        Tenant stranger = Tenant.register(stage, "Stranger");
        String guesses = "?organization=" + owner.id() + "&organizationId=" + owner.id() + "&topic=" + owner.id()
                + "&topics=" + owner.id() + ".customer.created,*&page=crm:" + owner.id();
        String subscription = "{\"type\":\"subscribe\",\"organization\":\"" + owner.id() + "\",\"topic\":\"" + owner.id() + "\"}";
        Map<String, String> claims = Map.of("X-Organization", owner.id(), "X-Organization-Id", owner.id());
        HttpClient browser = PageVisit.signIn(stage, stranger.email()).browser();
        try (LiveEvents own = LiveEvents.stream(stage, owner.api(), "", Map.of());
                LiveEvents stream = LiveEvents.stream(stage, stranger.api(), guesses, claims);
                LiveEvents socket = LiveEvents.socket(stage, browser, guesses, subscription, "*", "{\"type\":\"ping\"}")) {
            socket.first(event -> event.path("type").asText().equals("pong"));

            List<String> secrets = List.of(owner.addCustomer("Seen by the owner"), owner.addCustomer("Seen as well"));
            secrets.forEach(own::mention);
            String barrier = stranger.addCustomer("Seen by the stranger");

            for (LiveEvents listening : List.of(stream, socket)) {
                listening.mention(barrier);
                assertThat(listening.transcript())
                        .doesNotContain(secrets)
                        .doesNotContain("Seen by the owner", "Seen as well", owner.id());
            }
            own.mention(owner.addCustomer("Seen last"));
            assertThat(own.transcript()).doesNotContain(barrier, "Seen by the stranger", stranger.id());
        }
    }

    @Test
    void anothersCursorResumesOnlyWhatIsOnesOwn(Stage stage) {
        Tenant owner = Tenant.register(stage, "Owner");
        Tenant stranger = Tenant.register(stage, "Stranger");
        String cursor;
        try (LiveEvents own = LiveEvents.stream(stage, owner.api(), "", Map.of())) {
            cursor = own.mention(owner.addCustomer("Before the cursor")).get("cursor").asText();
        }
        List<String> secrets = List.of(owner.addCustomer("Missed by the owner"), owner.addCustomer("Missed too"));
        String missed = stranger.addCustomer("Missed by the stranger");
        HttpClient browser = PageVisit.signIn(stage, stranger.email()).browser();

        try (LiveEvents own = LiveEvents.stream(stage, owner.api(), "", Map.of("Last-Event-ID", cursor));
                LiveEvents header = LiveEvents.stream(stage, stranger.api(), "", Map.of("Last-Event-ID", cursor));
                LiveEvents query = LiveEvents.stream(stage, stranger.api(), "?cursor=" + cursor, Map.of());
                LiveEvents socket = LiveEvents.socket(stage, browser, "?cursor=" + cursor)) {
            secrets.forEach(own::mention);
            String barrier = stranger.addCustomer("After the resume");
            for (LiveEvents resumed : List.of(header, query, socket)) {
                resumed.mention(missed);
                resumed.mention(barrier);
                assertThat(resumed.transcript()).doesNotContain(secrets).doesNotContain("by the owner", "Missed too");
            }
            assertThat(own.transcript()).doesNotContain(missed, barrier);
        }
    }

    @Test
    void aCursorThatIsNoneIsAnsweredByLoadingAgain(Stage stage) {
        Tenant owner = Tenant.register(stage, "Owner");
        Tenant stranger = Tenant.register(stage, "Stranger");
        String secret = owner.addCustomer("Not to be replayed");
        for (String cursor : List.of(owner.id(), "-1.-1", "0", "*", UUID.randomUUID().toString())) {
            try (LiveEvents resumed = LiveEvents.stream(stage, stranger.api(), "", Map.of("Last-Event-ID", cursor))) {
                resumed.mention(stranger.addCustomer("Barrier"));
                assertThat(resumed.transcript()).as(cursor).doesNotContain(secret);
            }
        }
        try (LiveEvents resumed = LiveEvents.stream(stage, stranger.api(), "", Map.of("Last-Event-ID", "guessed"))) {
            JsonNode note = resumed.first(event -> event.path("type").asText().equals("resync"));
            assertThat(note.get("data").get("reason").asText()).isEqualTo("missed");
        }
    }

    @Test
    void nobodyListensWithoutASessionOrFromAnotherSite(Stage stage) {
        assertThat(stage.anonymous().get("/api/events").status()).isEqualTo(401);
        assertThat(stage.operator().get("/api/events").expect(403).json().get("code").asText())
                .isEqualTo("access.no_organization");
        try (LiveEvents socket = LiveEvents.socket(stage, HttpClient.newHttpClient(), "")) {
            assertThat(socket.closedWith()).isEqualTo(1008);
            assertThat(socket.transcript()).isEmpty();
        }
        PageVisit visit = PageVisit.signIn(stage, Stage.ANA);
        assertThat(visit.visit("/push").statusCode()).isEqualTo(426);
    }
}
