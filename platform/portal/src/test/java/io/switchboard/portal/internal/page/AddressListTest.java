// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@x.example, rui@x.example",
                "ana@x.example rui@x.example",
                "ana@x.example\nrui@x.example\n",
                "ana@x.example;rui@x.example;",
                " ,\t ana@x.example\r\n\r\n ;, rui@x.example ",
                "ana@x.example\u00a0rui@x.example",
                "Ana Ribeiro <ana@x.example>, \"Rui\" <rui@x.example>",
                "\"Ribeiro, Ana\" <ana@x.example>, \"Costa; Rui\" <rui@x.example>",
                "Ana <ana@x.example> Rui <rui@x.example>"
            })
    void splitsHoweverTheyWerePasted(String text) {
        assertThat(AddressList.split(text)).containsExactly("ana@x.example", "rui@x.example");
    }

    @Test
    void takesEachOnce() {
        assertThat(AddressList.split("Ana@x.example ana@X.example")).containsExactly("Ana@x.example");
    }

    @Test
    void leavesWhatIsNoAddressForWhoeverChecksThem() {
        assertThat(AddressList.split("petra@casalumen, rui")).containsExactly("petra@casalumen", "rui");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ",;\n", "<>"})
    void findsNoneInNothing(String text) {
        assertThat(AddressList.split(text)).isEmpty();
    }
}
