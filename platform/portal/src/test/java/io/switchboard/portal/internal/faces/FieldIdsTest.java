// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldIdsTest {

    @ParameterizedTest
    @CsvSource({
        "organization.name, organizationName, name",
        "email, email, email",
        "identities[0].value, identitiesValue, value",
        "password, password, password"
    })
    void theWholePathComesBeforeItsLastPart(String field, String whole, String last) {
        assertThat(FieldIds.of(field)).containsExactly(whole, last);
    }
}
