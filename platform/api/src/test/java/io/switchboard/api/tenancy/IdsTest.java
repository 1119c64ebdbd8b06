// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void idsOfOneServerSortInTheOrderTheyWereMade() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(Ids.next().toString());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anIdSaysItsVersionAndTheTimeItWasMade() {
        long before = System.currentTimeMillis();
        UUID id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, before + 10_000);
    }
}
