// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import static io.switchboard.conversations.internal.domain.ConversationState.OPEN;
import static io.switchboard.conversations.internal.domain.ConversationState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPEN     | OPEN PENDING SNOOZED RESOLVED
            PENDING  | OPEN PENDING SNOOZED RESOLVED
            SNOOZED  | OPEN PENDING SNOOZED RESOLVED
            RESOLVED | OPEN RESOLVED
            """)
    void movesAreAllowedAsTheTableSays(ConversationState from, String allowed) {
        Set<ConversationState> expected =
                Arrays.stream(allowed.split(" ")).map(ConversationState::valueOf).collect(Collectors.toSet());
        for (ConversationState to : ConversationState.values()) {
            if (expected.contains(to)) {
                assertThatCode(() -> from.requireMoveTo(to)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> from.requireMoveTo(to)).isInstanceOf(IllegalConversationState.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysReadBack(ConversationState state) {
        assertThat(ConversationState.of(state.key())).isEqualTo(state);
    }

    @Test
    void aMessageContinuesReopensOrBegins() {
        Duration window = Duration.ofHours(72);
        assertThat(Reopening.decide(null, null, window, NOON)).isEqualTo(Reopening.BEGIN);
        assertThat(Reopening.decide(OPEN, null, window, NOON)).isEqualTo(Reopening.CONTINUE);
        assertThat(Reopening.decide(RESOLVED, NOON.minus(window), window, NOON)).isEqualTo(Reopening.REOPEN);
        assertThat(Reopening.decide(RESOLVED, NOON.minus(window).minusSeconds(1), window, NOON))
                .isEqualTo(Reopening.BEGIN);
        assertThat(Reopening.decide(RESOLVED, NOON.minusSeconds(1), Duration.ZERO, NOON)).isEqualTo(Reopening.BEGIN);
    }

    @Test
    void theThreadIsInProviderOrderThenArrival() {
        ThreadPosition early = new ThreadPosition(NOON.minusSeconds(1), 9);
        ThreadPosition first = new ThreadPosition(NOON, 1);
        ThreadPosition second = new ThreadPosition(NOON, 2);
        assertThat(Stream.of(second, early, first).sorted()).containsExactly(early, first, second);
    }

    @Test
    void anAnswerInTheSameSecondStandsBelowWhatItAnswers() {
        Instant asked = ThreadPosition.ownTime(NOON.plusMillis(900));
        Instant answered = NOON;
        assertThat(new ThreadPosition(answered, 2)).isGreaterThan(new ThreadPosition(asked, 1));
    }

    @Test
    void theServiceWindowIsADayFromTheContactsLastWord() {
        assertThat(ServiceWindow.isOpen(null, NOON)).isFalse();
        assertThat(ServiceWindow.isOpen(NOON.minus(Duration.ofHours(24)).plusSeconds(1), NOON)).isTrue();
        assertThat(ServiceWindow.isOpen(NOON.minus(Duration.ofHours(24)), NOON)).isFalse();
    }

    @Test
    void addressesSurviveTheirKey() {
        Address odd = new Address("bsuid", "PT:12:x");
        assertThat(AddressKey.parse(AddressKey.of(odd))).isEqualTo(odd);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasAPreview(MessageKind kind) {
        assertThat(Preview.of(kind, " ", "")).isNotBlank();
        assertThat(Preview.of(kind, "two\n lines", "f")).endsWith("two lines");
    }

    @Test
    void longPreviewsAreCutBetweenCharacters() {
        String preview = Preview.of(MessageKind.TEXT, "😀".repeat(300), "");
        assertThat(preview.codePointCount(0, preview.length())).isEqualTo(160);
        assertThat(preview).endsWith("…");
    }
}
