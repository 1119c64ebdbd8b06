// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListTest extends CatcherFixture {

    @BeforeEach
    void threeMails() throws Exception {
        sender.text("ana@casalumen.example", "Welcome", "x");
        sender.text("diana@casalumen.example", "Über Größe", "x");
        sender.text("ana@casalumen.example,mia@nordlicht.example", "Invitation", "x");
    }

    @Test
    void theNewestComeFirst() {
        assertThat(subjects("")).containsExactly("Invitation", "Über Größe", "Welcome");
        assertThat(subjects("?limit=2")).containsExactly("Invitation", "Über Größe");
    }

    @Test
    void aRecipientIsAWholeAddress() {
        assertThat(subjects("?to=Ana@casalumen.example")).containsExactly("Invitation", "Welcome");
        assertThat(subjects("?to=casalumen.example")).isEmpty();
    }

    @Test
    void wordsAreFoundInRecipientsSenderAndSubject() {
        assertThat(subjects("?q=nordlicht")).containsExactly("Invitation");
        assertThat(subjects("?q=GR%C3%96SSE")).isEmpty();
        assertThat(subjects("?q=gr%C3%B6%C3%9Fe")).containsExactly("Über Größe");
        assertThat(subjects("?q=no-reply")).hasSize(3);
        assertThat(subjects("?q=invitation&to=diana@casalumen.example")).isEmpty();
    }

    @Test
    void laterOnesAreFoundByAnIdOrATime() {
        JsonNode second = client.items("").path(1);

        assertThat(subjects("?after=" + second.path("id").asText())).containsExactly("Invitation");
        assertThat(subjects("?after=" + second.path("receivedAt").asText())).containsExactly("Invitation");
        assertThat(subjects("?after=" + Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void anUnknownMailIsAProblem() {
        for (String path : List.of("/mails/1", "/mails/nothing", "/mails/1/raw", "/mails/1/html", "/mails/1/attachments/0")) {
            Client.Answer answer = client.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().path("code").asText()).isEqualTo("mail.not_found");
            assertThat(answer.json().path("detail").asText()).isEqualTo("There is no such mail; only the newest 500 are kept.");
        }
    }

    @Test
    void wrongCallsAreAnsweredWithASentence() {
        assertThat(client.get("/mails?limit=0").json().path("detail").asText()).isEqualTo("The parameter limit must be a number from 1 to 500.");
        assertThat(client.get("/mails?limit=501").status()).isEqualTo(400);
        assertThat(client.get("/mails?limit=many").status()).isEqualTo(400);
        assertThat(client.get("/mails?after=yesterday").json().path("detail").asText()).startsWith("The parameter after must be the id");
        assertThat(client.get("/mails?q=%25zz&to=x").status()).isEqualTo(200);
        assertThat(client.post("/mails").status()).isEqualTo(405);
        assertThat(client.get("/nothing").json().path("code").asText()).isEqualTo("request.not_found");
    }

    @Test
    void whoHasTheListIsToldWhenItChanged() throws Exception {
        String version = client.get("/mails").header("ETag");
        assertThat(client.get("/mails", "If-None-Match", version).status()).isEqualTo(304);

        sender.text("lena@casalumen.example", "Another", "x");
        Client.Answer changed = client.get("/mails", "If-None-Match", version);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("items")).hasSize(4);

        client.delete("/mails");
        assertThat(client.get("/mails", "If-None-Match", changed.header("ETag")).json().path("items")).isEmpty();
    }

    @Test
    void allCanBeDeleted() throws Exception {
        String id = client.newestId();
        assertThat(client.delete("/mails").status()).isEqualTo(204);

        assertThat(client.items("")).isEmpty();
        assertThat(client.get("/mails/" + id).status()).isEqualTo(404);
        sender.text("lena@casalumen.example", "After", "x");
        assertThat(subjects("")).containsExactly("After");
    }

    private List<String> subjects(String query) {
        List<String> subjects = new ArrayList<>();
        client.items(query).forEach(item -> subjects.add(item.path("subject").asText()));
        return subjects;
    }
}
