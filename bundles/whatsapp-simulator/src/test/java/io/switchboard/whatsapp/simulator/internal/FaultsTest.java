// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest extends SimulatorFixture {

    private static final String TEXT = "{'messaging_product':'whatsapp','to':'" + HANNAHS_NUMBER + "','type':'text','text':{'body':'x'}}";

    @Test
    void eachWebhookComesTwice() {
        faults("{'duplicate':true}");
        String id = client.customer(HANNAH, "{'text':'once'}");
        eventually(() -> product.messages().size() == 2);

        assertThat(product.messages()).allSatisfy(message -> assertThat(message.path("id").asText()).isEqualTo(id));
    }

    @Test
    void neighboursChangePlaces() {
        faults("{'reorder':true}");
        String first = client.customer(HANNAH, "{'text':'1'}");
        String second = client.customer(HANNAH, "{'text':'2'}");
        String alone = client.customer(HANNAH, "{'text':'3'}");
        eventually(() -> product.messages().size() == 3);

        assertThat(product.messages().stream().map(message -> message.path("id").asText())).containsExactly(second, first, alone);
    }

    @Test
    void delayedWebhooksComeLater() {
        faults("{'delayMillis':300}");
        long start = System.nanoTime();
        client.customer(HANNAH, "{'text':'slow'}");
        eventually(() -> product.messages().size() == 1);

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(300);
    }

    @Test
    void swallowedStatusesNeverCome() {
        faults("{'swallowStatuses':true}");
        String silent = client.sendText(HANNAHS_NUMBER, "silent");
        eventually(() -> client.chat(HANNAH).path(0).path("state").asText().equals("read"));
        faults("{}");
        String told = client.sendText(HANNAHS_NUMBER, "told");
        eventually(() -> product.ticks(told).size() == 3);

        assertThat(product.ticks(silent)).isEmpty();
    }

    @Test
    void offlinePhonesStayAtOneTick() {
        faults("{'offline':true}");
        String id = client.sendText(HANNAHS_NUMBER, "hello?");
        eventually(() -> product.ticks(id).equals(List.of("sent")));
        faults("{}");

        eventually(() -> product.ticks(id).equals(List.of("sent", "delivered", "read")));
    }

    @ParameterizedTest
    @CsvSource({"4,429", "190,401", "0,401", "80007,429", "130429,429", "131000,500", "131016,503", "131056,429", "131057,503",
        "368,403", "131031,403", "132000,400", "132015,400", "132016,400"})
    void someErrorsAnswerTheRequest(int code, int status) {
        faults("{'errorCode':" + code + ",'errorTimes':1}");
        Client.Answer answer = client.graph("POST", client.phoneNumberId + "/messages", TEXT);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(client.chat(HANNAH)).isEmpty();
        assertThat(client.graph("POST", client.phoneNumberId + "/messages", TEXT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"130472", "131026", "131042", "131047", "131048", "131049", "131050", "999999"})
    void othersComeAsAFailedStatus(int code) {
        faults("{'errorCode':" + code + "}");
        String id = client.sendText(HANNAHS_NUMBER, "x");
        eventually(() -> product.ticks(id).equals(List.of("failed")));

        assertThat(product.statuses().get(0).path("errors").path(0).path("code").asInt()).isEqualTo(code);
        assertThat(client.chat(HANNAH).path(0).path("errorCode").asInt()).isEqualTo(code);
    }

    @Test
    void limitsAndOutagesStrikeAsOftenAsAsked() {
        faults("{'http429':2,'http5xx':1}");

        assertThat(List.of(send(), send(), send(), send())).containsExactly(429, 429, 503, 200);
    }

    @Test
    void aLostAnswerHidesAMessageThatWasTaken() {
        faults("{'lostAnswers':1}");

        assertThat(send()).isZero();
        assertThat(client.chat(HANNAH)).hasSize(1);
    }

    @Test
    void anUnreachableCustomerIsUndeliverable() {
        String phone = client.control("POST", "phones", "{'name':'Gone','phone':'+44 7700 900123','reachable':false}").ok().path("id").asText();
        String id = client.sendText("447700900123", "x");
        eventually(() -> product.ticks(id).equals(List.of("failed")));

        assertThat(client.chat(phone).path(0).path("errorCode").asInt()).isEqualTo(131026);
    }

    private int send() {
        return client.graph("POST", client.phoneNumberId + "/messages", TEXT).status();
    }

    private void faults(String json) {
        client.control("PUT", "faults", json).ok();
    }
}
