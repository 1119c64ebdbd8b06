// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiJsonTest {
    private final ObjectMapper mapper = ApiJson.mapper();

    record Note(String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"42", "1.5", "true", "[]", "{}", "1e400"})
    void onlyATextIsAText(String json) {
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> mapper.readValue("{\"text\": " + json + "}", Note.class));
    }

    @Test
    void aTextWithTheCharacterZeroIsRefusedAndNotRepeated() {
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> mapper.readValue("{\"text\": \"secret\\u0000\"}", Note.class))
                .withMessageNotContaining("secret");
    }

    @Test
    void anyOtherTextIsTakenAsItIs() throws JsonProcessingException {
        assertThat(mapper.readValue("{\"text\": \"<b>\\u0007 '; --\"}", Note.class).text()).isEqualTo("<b>\u0007 '; --");
    }
}
