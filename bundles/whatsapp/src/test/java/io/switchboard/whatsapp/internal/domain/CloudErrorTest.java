// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.whatsapp.internal.domain.CloudError.Effect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudErrorTest {

    @ParameterizedTest
    @ValueSource(ints = {130429, 131056, 131000, 131016, 131057, 4, 80007})
    void thesePassAndAreTriedAgain(int code) {
        assertThat(CloudError.of(code)).get().satisfies(error -> {
            assertThat(error.retryable()).isTrue();
            assertThat(error.effect()).isEqualTo(Effect.NONE);
        });
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                131026, 131047, 131048, 131049, 131050, 131051, 130472, 132000, 132001, 132005, 132007, 132008, 132012,
                132015, 132016, 131042, 131053
            })
    void theseDoNotAndSayWhatToDo(int code) {
        assertThat(CloudError.of(code)).get().satisfies(error -> {
            assertThat(error.retryable()).isFalse();
            assertThat(error.effect()).isEqualTo(Effect.NONE);
            assertThat(error.sentence()).endsWith(".").hasSizeGreaterThan(20);
        });
    }

    @ParameterizedTest
    @CsvSource({"190, DISCONNECTED", "0, DISCONNECTED", "131031, BANNED", "368, BANNED"})
    void theseConcernTheWholeChannel(int code, Effect effect) {
        assertThat(CloudError.of(code)).get().satisfies(error -> {
            assertThat(error.retryable()).isFalse();
            assertThat(error.effect()).isEqualTo(effect);
        });
    }
}
