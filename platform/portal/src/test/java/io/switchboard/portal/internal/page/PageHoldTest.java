// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHoldTest {

    @ParameterizedTest
    @CsvSource({"PT2M,two minutes", "PT1M,one minute", "PT5M,5 minutes", "PT30S,30 seconds", "PT90S,90 seconds", "PT1S,one second"})
    void saysItInWords(Duration length, String words) {
        assertThat(new PageHold(length).words()).isEqualTo(words);
    }
}
