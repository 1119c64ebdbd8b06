// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {

    @ParameterizedTest
    @CsvSource({
        "/m/crm/customers.xhtml,/m/crm/customers",
        "/m/crm/customers.xhtml?a=b.xhtml,/m/crm/customers?a=b.xhtml",
        "/m/crm/customers,/m/crm/customers",
        "/signin.xhtml,/signin"
    })
    void hasNoExtension(String address, String expected) {
        assertThat(PageAddress.withoutExtension(address)).isEqualTo(expected);
    }

    @Test
    void carriesTheRevision() {
        assertThat(PageAddress.withRevision("/m/crm/customers", "7")).isEqualTo("/m/crm/customers?sb-revision=7");
        assertThat(PageAddress.withRevision("/m/crm/customers?a=1", "7&x"))
                .isEqualTo("/m/crm/customers?a=1&sb-revision=7%26x");
    }

    @ParameterizedTest
    @CsvSource({
        "/m/crm/customers?sb-revision=7,/m/crm/customers",
        "/m/crm/customers?sb-revision=7&id=1,/m/crm/customers?id=1",
        "/m/crm/customers?id=1&sb-revision=7&x=2#top,/m/crm/customers?id=1&x=2#top",
        "/m/crm/customers?xsb-revision=7,/m/crm/customers?xsb-revision=7",
        "/m/crm/customers,/m/crm/customers"
    })
    void losesTheRevision(String address, String expected) {
        assertThat(PageAddress.withoutRevision(address)).isEqualTo(expected);
    }

    @Test
    void knowsViewsOfModules() {
        assertThat(ModuleViewId.parse("/m/crm/customers.xhtml")).contains(new ModuleViewId("crm", "customers.xhtml"));
        assertThat(ModuleViewId.parse("/m/crm/parts/row.xhtml")).contains(new ModuleViewId("crm", "parts/row.xhtml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/m/crm.xhtml", "/m/crm/.xhtml", "/m/Crm/a.xhtml", "/m//a.xhtml", "/mx/crm/a.xhtml", "/m/crm/a.css", "/signin.xhtml"})
    void knowsWhatIsNoViewOfAModule(String viewId) {
        assertThat(ModuleViewId.parse(viewId)).isEmpty();
    }
}
