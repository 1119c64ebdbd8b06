// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final Totp totp = new Totp();

    @ParameterizedTest
    @CsvSource({
        "59,          287082",
        "1111111109,  081804",
        "1111111111,  050471",
        "1234567890,  005924",
        "2000000000,  279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(totp.code(KEY, second / 30)).isEqualTo(code);
    }

    @Test
    void takesTheCodeOfOneStepBeforeAndAfter() {
        Instant now = Instant.ofEpochSecond(3_000_000);
        for (long step = 99_998; step <= 100_002; step++) {
            boolean isNear = step >= 99_999 && step <= 100_001;
            assertThat(totp.step(KEY, totp.code(KEY, step), now, 0).isPresent()).as("step " + step).isEqualTo(isNear);
        }
    }

    @Test
    void aUsedStepAndThoseBeforeItAreGone() {
        Instant now = Instant.ofEpochSecond(3_000_000);
        assertThat(totp.step(KEY, totp.code(KEY, 100_000), now, 100_000)).isEmpty();
        assertThat(totp.step(KEY, totp.code(KEY, 99_999), now, 100_000)).isEmpty();
        assertThat(totp.step(KEY, totp.code(KEY, 100_001), now, 100_000)).hasValue(100_001);
    }

    @Test
    void namesTheAccountInThePicture() {
        assertThat(Totp.uri(KEY, "ana maria@shop.example"))
                .isEqualTo("otpauth://totp/Switchboard:ana%20maria%40shop.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Switchboard&algorithm=SHA1&digits=6&period=30");
    }
}
