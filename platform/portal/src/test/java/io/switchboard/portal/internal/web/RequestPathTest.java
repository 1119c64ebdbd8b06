// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @Test
    void readsPlainPaths() {
        RequestPath path = RequestPath.parse("/api/crm/customers/0190-a").orElseThrow();

        assertThat(path.segments()).containsExactly("api", "crm", "customers", "0190-a");
        assertThat(path.startsWith("api", "crm")).isTrue();
        assertThat(path.startsWith("api", "cr")).isFalse();
        assertThat(path.segment(9)).isEmpty();
    }

    @Test
    void dropsATrailingSlash() {
        assertThat(RequestPath.parse("/m/crm/customers/").orElseThrow().text()).isEqualTo("/m/crm/customers");
        assertThat(RequestPath.parse("/").orElseThrow().segments()).isEmpty();
    }

    @Test
    void decodesBehindTheDecidingSegments() {
        RequestPath path = RequestPath.parse("/api/crm/fields/%C3%A4%20b+c").orElseThrow();

        assertThat(path.segment(3)).isEqualTo("ä b+c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/m;a=b/crm/customers",
                "/m/crm;x/customers",
                "/m/crm/customers;jsessionid=1",
                "//m/crm/customers",
                "/m//crm/customers",
                "/api//crm/customers",
                "/%6d/crm/customers",
                "/m/%63rm/customers",
                "/api/c%72m/customers",
                "/api/crm/%2e%2e/billing/x",
                "/api/crm/%2E%2E/billing/x",
                "/api/crm/../billing/x",
                "/api/crm/./x",
                "/api/..",
                "/m/crm/a%2fb",
                "/m/crm/a%5Cb",
                "/m/crm/a%3bb",
                "/m/crm/a%00b",
                "/m/crm/a\\b",
                "/m/crm/a b",
                "/m/crm/%zz",
                "/m/crm/%",
                "api/crm",
                ""
            })
    void refusesWhatCouldBeReadInTwoWays(String raw) {
        assertThat(RequestPath.parse(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"crm,true", "bulk-sender,true", "Crm,false", "1crm,false", "-crm,false", "cr_m,false", "'',false"})
    void knowsIdsOfModules(String text, boolean isId) {
        assertThat(RequestPath.isModuleId(text)).isEqualTo(isId);
        assertThat(RequestPath.isModuleId("a".repeat(41))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/,PAGE",
        "/signin,OPEN",
        "/signinx,PAGE",
        "/register,OPEN",
        "/theme/tokens.css,OPEN",
        "/jakarta.faces.resource/faces.js.xhtml,OPEN",
        "/hooks/whatsapp/1,ANONYMOUS",
        "/hooksx/whatsapp/1,PAGE",
        "/health/live,ANONYMOUS",
        "/api/auth/login,ANONYMOUS",
        "/api/authx/login,API",
        "/api,API",
        "/api/crm/customers,API",
        "/api/operator/modules,OPERATOR_API",
        "/operator/modules,OPERATOR_PAGE",
        "/m/crm/customers,PAGE",
        "/push,PUSH"
    })
    void knowsTheAreaOfAnAddress(String raw, Area area) {
        assertThat(Area.of(RequestPath.parse(raw).orElseThrow())).isEqualTo(area);
    }
}
