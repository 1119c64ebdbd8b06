// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.conversations.internal.application.ConversationChange;
import io.switchboard.conversations.internal.domain.ConversationState;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestTest {

    @Test
    void aPatchTellsAbsentFromNull() throws Exception {
        assertThat(patch("{}").assignment()).isNull();
        assertThat(patch("{\"assignee\":null}").assignment()).isEqualTo(new ConversationChange.Assignment(null));
        UUID member = UUID.randomUUID();
        ConversationChange change = patch("{\"assignee\":\"" + member + "\",\"state\":\"resolved\"}");
        assertThat(change.assignment()).isEqualTo(new ConversationChange.Assignment(member));
        assertThat(change.state()).isEqualTo(ConversationState.RESOLVED);
    }

    @Test
    void whatCannotBeReadIsRefusedByField() {
        for (String body : new String[] {
            "{\"stat\":\"open\"}", "{\"state\":\"closed\"}", "{\"assignee\":\"me\"}", "{\"snoozedUntil\":\"soon\"}", "[]"
        }) {
            assertThatThrownBy(() -> patch(body)).as(body).isInstanceOf(InvalidInput.class);
        }
    }

    private static ConversationChange patch(String body) throws Exception {
        JsonNode node = new ObjectMapper().readTree(body);
        return ConversationPatch.read(node);
    }
}
