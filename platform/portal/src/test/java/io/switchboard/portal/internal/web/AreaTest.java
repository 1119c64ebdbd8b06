// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaTest {

    @ParameterizedTest
    @CsvSource({
        "/signin,OPEN",
        "/forgot,OPEN",
        "/reset,OPEN",
        "/verify,OPEN",
        "/accept-invitation,OPEN",
        "/signout,OPEN",
        "/settings/people,PAGE",
        "/settings/audit,PAGE",
        "/switch-organization,PAGE",
        "/,PAGE",
        "/nosuch,PAGE",
        "/m/crm/customers,PAGE",
        "/operator/modules,OPERATOR_PAGE",
        "/api/me,API",
        "/api/me/two-factor,ENROLMENT_API",
        "/api/me/two-factor/confirm,ENROLMENT_API",
        "/api/me/two-factors,API",
        "/secure-account,ENROLMENT",
        "/api/invitations,API",
        "/api/invitations/accept,OPEN_API",
        "/api/invitations/accept2,API",
        "/api/auth/login,ANONYMOUS",
        "/api/operator/modules,OPERATOR_API",
        "/files/0190,OPEN_API",
        "/push,PUSH"
    })
    void letsStrangersInOnlyWhereTheyMayBe(String address, Area area) {
        assertThat(Area.of(path(address))).isEqualTo(area);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reset", "/verify", "/accept-invitation"})
    void keepsAddressesWithTokensSecret(String address) {
        assertThat(Area.hasSecretAddress(path(address), null)).isTrue();
    }

    @Test
    void keepsTheTokenOfThePageToGoOnToSecret() {
        assertThat(Area.hasSecretAddress(path("/signin"), "next=%2Faccept-invitation%3Ftoken%3Dabc")).isTrue();
        assertThat(Area.hasSecretAddress(path("/signin"), "next=%2Fm%2Fcrm%2Fcustomers")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forgot", "/register", "/settings/people", "/signin", "/"})
    void hidesNoOtherAddress(String address) {
        assertThat(Area.hasSecretAddress(path(address), null)).isFalse();
    }

    private static RequestPath path(String address) {
        return RequestPath.parse(address).orElseThrow();
    }
}
