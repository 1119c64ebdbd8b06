// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@x.example, agent, Sales",
                "ana@x.example;agent;Sales",
                "ana@x.example\tagent\tSales",
                "email,role,team\nana@x.example,\"agent\",\"Sales\"\n",
                "\n  ana@x.example , agent , Sales  \r\n"
            })
    void takesRowsOfATable(String text) {
        assertThat(InvitationLine.split(text)).singleElement().satisfies(line -> {
            assertThat(line.email()).isEqualTo("ana@x.example");
            assertThat(line.role()).isEqualTo("agent");
            assertThat(line.team()).isEqualTo("Sales");
        });
    }

    @Test
    void takesAddressesAmongRowsAndEachOnce() {
        assertThat(InvitationLine.split("ana@x.example, rui@x.example\nLena <lena@x.example>\nANA@x.example, viewer"))
                .extracting(InvitationLine::email, InvitationLine::role)
                .containsExactly(
                        tuple("ana@x.example", ""),
                        tuple("rui@x.example", ""),
                        tuple("lena@x.example", ""));
    }

    @Test
    void keepsARowAsItWasPasted() {
        assertThat(InvitationLine.split("ana@x.example, emperor"))
                .extracting(InvitationLine::text)
                .containsExactly("ana@x.example, emperor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "email, role", "\"unclosed, quote"})
    void findsNoAddressInWhatIsNone(String text) {
        assertThat(InvitationLine.split(text)).noneMatch(line -> line.email().contains("@"));
    }
}
