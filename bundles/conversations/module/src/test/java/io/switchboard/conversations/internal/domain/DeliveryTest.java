// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.conversations.api.MessageState;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            RECEIVED  | -
            QUEUED    | SENDING SENT DELIVERED READ FAILED
            SENDING   | QUEUED UNKNOWN SENT DELIVERED READ FAILED
            UNKNOWN   | QUEUED SENT DELIVERED READ FAILED
            SENT      | DELIVERED READ FAILED
            DELIVERED | READ
            READ      | -
            FAILED    | QUEUED
            """)
    void everyStateGoesToTheseAndNoOthers(MessageState from, String allowed) {
        Set<MessageState> expected = allowed == null
                ? Set.of()
                : Arrays.stream(allowed.split(" ")).map(MessageState::valueOf).collect(Collectors.toSet());
        for (MessageState to : MessageState.values()) {
            assertThat(Delivery.allows(from, to)).as(from + " to " + to).isEqualTo(expected.contains(to));
        }
    }

    @ParameterizedTest
    @EnumSource
    void beforeIsTheSameTableReadBackwards(MessageState to) {
        for (MessageState from : MessageState.values()) {
            assertThat(Delivery.before(to).contains(from)).isEqualTo(Delivery.allows(from, to));
        }
    }

    @Test
    void noOrderOfAProvidersWordsMovesAMessageBack() {
        List<MessageState> words = List.of(MessageState.SENT, MessageState.DELIVERED, MessageState.READ);
        for (MessageState first : words) {
            for (MessageState second : words) {
                for (MessageState third : words) {
                    MessageState end = MessageState.SENDING;
                    for (MessageState word : List.of(first, second, third)) {
                        end = Delivery.allows(end, word) ? word : end;
                    }
                    MessageState furthest = List.of(first, second, third).stream()
                            .max(MessageState::compareTo)
                            .orElseThrow();
                    assertThat(end).isEqualTo(furthest);
                }
            }
        }
    }
}
