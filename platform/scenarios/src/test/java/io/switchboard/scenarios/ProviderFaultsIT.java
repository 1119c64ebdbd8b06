// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent sees, and a customer gets, when WhatsApp refuses, is busy or says nothing. */
@ExtendWith(RunningProduct.class)
class ProviderFaultsIT {
    private final String text = "Reply " + UUID.randomUUID();
    private DemoChat chat;

    @BeforeEach
    void aCustomerHasWritten(Stage stage) {
        chat = DemoChat.begin(stage);
    }

    @AfterEach
    void nothingIsWrongAnyMore() {
        faults(Map.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 130472, 131026, 131042, 131047, 131048, 131049, 131050, 131051, 999_999})
    void aRefusedMessageFailsAndSaysWhy(int code) {
        faults(Map.of("errorCode", code, "errorTimes", 1));
        send(text);

        JsonNode failed = settles(text, state -> state.equals("failed"));
        assertThat(failed.get("failure").get("code").asText()).isEqualTo(Integer.toString(code));
        assertThat(failed.get("failure").get("detail").asText()).matches("[A-Z].*\\.( \\(.+\\))?");
    }

    @ParameterizedTest
    @ValueSource(ints = {130429, 131000, 131016, 131056})
    void aBusyProviderIsAskedAgain(int code) {
        faults(Map.of("errorCode", code, "errorTimes", 1));
        arrivesOnce();
    }

    @ParameterizedTest
    @CsvSource({"http429, 1", "http5xx, 2"})
    void aRefusalWithoutACodeIsAskedAgain(String fault, int times) {
        faults(Map.of(fault, times));
        arrivesOnce();
    }

    @Test
    void swallowedStatusesLeaveTheMessageSent() {
        faults(Map.of("swallowStatuses", true));
        send(text);
        settles(text, state -> state.equals("sent"));
        await().atMost(DemoChat.SOON).until(() -> onThePhone() == 1);
        faults(Map.of());

        String later = "Later " + UUID.randomUUID();
        send(later);
        settles(later, state -> state.equals("read"));
        assertThat(settles(text, state -> true).get("state").asText()).isEqualTo("sent");
    }

    private void arrivesOnce() {
        send(text);

        settles(text, state -> state.equals("read"));
        assertThat(onThePhone()).isEqualTo(1);
    }

    private void send(String words) {
        chat.agent()
                .post(chat.messages(), Map.of("kind", "text", "text", words, "clientToken", UUID.randomUUID().toString()))
                .expect(202);
    }

    private JsonNode settles(String words, Predicate<String> state) {
        return await().atMost(DemoChat.SOON)
                .until(() -> chat.inTheInbox()
                                .filter(message -> message.path("text").asText().equals(words))
                                .findFirst()
                                .orElseThrow(),
                        message -> state.test(message.path("state").asText()));
    }

    private long onThePhone() {
        return chat.onThePhone()
                .filter(message -> message.path("content").path("body").asText().equals(text))
                .count();
    }

    private void faults(Map<String, Object> switches) {
        chat.phone().api().put("simulator/faults", switches).expect(200);
    }
}
