// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerViewTest {

    @ParameterizedTest
    @CsvSource({"Hannah Brandt, HB", "يوسف سالم, يس", "cher, C", "'  Linh  Trần Anh ', LT", "+351 912, 39", "'!!', #"})
    void initialsAreTheFirstLettersOfTwoWords(String name, String initials) {
        CustomerView customer = new CustomerView(new UUID(0, 1), name, List.of(), null, null, Instant.EPOCH, Instant.EPOCH, 1);
        assertThat(customer.getInitials()).isEqualTo(initials);
    }
}
