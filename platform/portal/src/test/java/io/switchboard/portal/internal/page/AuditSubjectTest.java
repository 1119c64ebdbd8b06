// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.AuditLog.Entry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditSubjectTest {
    private static final String ID = "0193f2a1-7c55-7aaa-8bbb-00002b9c41d0";

    @Test
    void aThingIsCalledByTheNameThatItHasOrHad() {
        assertThat(subject("customer", Map.of("before", Map.of("name", "Rui"), "after", Map.of("name", "Rui M."))))
                .isEqualTo("Customer Rui M.");
        assertThat(subject("customer", Map.of("before", Map.of("name", "Rui")))).isEqualTo("Customer Rui");
        assertThat(subject("user", Map.of("email", "bo@x.example", "after", Map.of("role", "agent"))))
                .isEqualTo("User bo@x.example");
    }

    @Test
    void withoutANameItHasTheEndOfItsId() {
        assertThat(subject("conversation", Map.of("after", Map.of("state", "open")))).isEqualTo("Conversation …2b9c41d0");
        assertThat(AuditSubject.of(entry("module", "crm", Map.of()))).isEqualTo("Module crm");
        assertThat(AuditSubject.of(entry("api_key", "", Map.of("name", " ")))).isEqualTo("Api key");
    }

    private static String subject(String type, Map<String, Object> detail) {
        return AuditSubject.of(entry(type, ID, detail));
    }

    private static Entry entry(String type, String id, Map<String, Object> detail) {
        return new Entry(1, Instant.EPOCH, "Ana", null, null, "customer.renamed", type, id, detail, "local", "");
    }
}
