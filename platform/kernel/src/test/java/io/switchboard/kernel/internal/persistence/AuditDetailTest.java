// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.audit.Changes;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AuditDetailTest {

    @Test
    void onlyWhatDiffersIsKept() {
        Changes changes = Changes.of("name", "Rui", "Rui M.").and("state", "open", "open").and("assignee", "Ana", null);
        assertThat(AuditDetail.of(changes))
                .isEqualTo(Map.of("before", Map.of("name", "Rui", "assignee", "Ana"), "after", Map.of("name", "Rui M.")));
        assertThat(AuditDetail.of(Changes.none())).isEmpty();
    }

    @Test
    void valuesBecomePlainData() {
        UUID id = new UUID(1, 2);
        Changes changes = Changes.made("id", id)
                .and("at", null, Instant.EPOCH)
                .and("unit", null, TimeUnit.DAYS)
                .and("count", null, 3)
                .and("open", null, true)
                .and("kinds", null, List.of(TimeUnit.DAYS, "x"));
        assertThat(AuditDetail.of(changes)).isEqualTo(Map.of("after", Map.of(
                "id", id.toString(), "at", "1970-01-01T00:00:00Z", "unit", "days", "count", 3, "open", true,
                "kinds", List.of("days", "x"))));
    }

    @Test
    void aLongTextIsCutBetweenTwoCharacters() {
        String text = "x".repeat(Audit.LONGEST_TEXT - 2) + "😀 and whatever a message may say";
        Object kept = after(Changes.made("note", text));
        assertThat(kept).isEqualTo("x".repeat(Audit.LONGEST_TEXT - 2) + "…");
        assertThat(after(Changes.made("note", "a\0b"))).isEqualTo("a b");
        assertThat((List<?>) after(Changes.made("all", Collections.nCopies(50, "x")))).hasSize(20);
    }

    @Test
    void wholeThingsAreNoValues() {
        record Thing(String secret) {}
        assertThatThrownBy(() -> Changes.made("thing", new Thing("s"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Changes.made("things", List.of(Map.of()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Changes.made("bytes", new byte[1])).isInstanceOf(IllegalArgumentException.class);
    }

    private static Object after(Changes changes) {
        return ((Map<?, ?>) AuditDetail.of(changes).get("after")).values().iterator().next();
    }
}
