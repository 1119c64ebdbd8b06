// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderAddressTest {
    private final ProviderAddress outside = new ProviderAddress(false);

    @ParameterizedTest
    @CsvSource({
        "http://8.8.8.8, https",
        "ftp://8.8.8.8, https",
        "https://localhost:9443, private",
        "https://127.0.0.1, private",
        "https://10.0.0.7/realm, private",
        "https://169.254.169.254/latest, private",
        "https://[::1]/, private",
        "https://someone@8.8.8.8, address",
        "https://8.8.8.8/#part, address",
        "https:///path, address"
    })
    void whatTheServerMustNotCallIsRefused(String address, String kind) {
        ProviderFault fault = catchThrowableOfType(ProviderFault.class, () -> outside.check(URI.create(address)));
        assertThat(fault.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "127.0.0.2", "169.254.1.1", "224.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fd00::1", "ff02::1", "::ffff:10.0.0.1"
    })
    void anAddressInsideIsKnownAsOne(String address) throws UnknownHostException {
        assertThat(ProviderAddress.isInside(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2001:4860:4860::8888"})
    void oneOutsideIsNot(String address) throws UnknownHostException {
        assertThat(ProviderAddress.isInside(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void anInstallationCanHaveItsProviderInside() {
        ProviderAddress allowed = new ProviderAddress(true);
        assertThatCode(() -> allowed.check(URI.create("http://127.0.0.1:8080/realms/a"))).doesNotThrowAnyException();
        assertThatCode(() -> outside.check(URI.create("https://8.8.8.8/realms/a"))).doesNotThrowAnyException();
    }
}
