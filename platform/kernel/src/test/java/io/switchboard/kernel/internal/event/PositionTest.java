// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void aCursorIsReadBackAsItWasWritten() {
        Position position = new Position(7_000_000_001L, 42);
        assertThat(Position.parse(position.toString())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", ".1", "a.b", "1.2.3"})
    void whatIsNoCursorIsNotGuessedAt(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }
}
