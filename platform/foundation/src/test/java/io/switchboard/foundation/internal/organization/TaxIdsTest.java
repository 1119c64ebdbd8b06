// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxIdsTest {

    /** Numbers of companies as they print them themselves, and the examples of the offices. */
    @ParameterizedTest
    @CsvSource({
        "AT, ATU 13585627", "BE, BE 0403.019.261", "BG, BG 175074752", "BR, 11.222.333/0001-81", "BR, 12.ABC.345/01DE-35",
        "CH, CHE-100.155.212", "CH, CHE-100.155.212 MWST", "CY, CY 10259033P", "CZ, CZ 25123891", "DE, DE 136 695 976",
        "DK, DK 13585628", "EE, EE 100931558", "ES, B-58378431", "ES, ES B58378431", "ES, 54362315K", "ES, X-5253868-R",
        "FI, FI 20774740", "FR, FR 40 303 265 045", "FR, 23334175221", "GB, GB 980 7806 84", "GB, GBGD001", "GR, EL 094259216",
        "HR, HR 33392005961", "HU, HU-12892312", "IE, IE 6433435F", "IE, IE 6433435OA", "IE, 8D79739I", "IT, IT 00743110157",
        "LT, LT 119511515", "LT, 100001919017", "LU, LU 150 274 42", "LV, LV 4000 3521 600", "MT, MT 1167-9112",
        "MX, GODE561231GR8", "NL, NL 004495445B01", "NL, NL002455799B11", "NO, NO 995 525 828 MVA", "PL, PL 8567346215",
        "PT, PT 501 442 600", "PT, 501442600", "RO, RO 185 472 90", "SE, SE 123456789701", "SI, SI 50223054", "SK, SK 202 274 96 19",
        "US, 91-1144442", "JP, anything1",
    })
    void rightNumbersAreTaken(String country, String number) {
        assertThat(TaxIds.isWellFormed(country, TaxIds.plain(number))).isTrue();
    }

    /** One slip in each, or the form of another country. */
    @ParameterizedTest
    @CsvSource({
        "AT, ATU 13585626", "BE, BE 0403.019.262", "BG, BG 175074751", "BR, 11.222.333/0001-82", "BR, 12.ABC.345/01DE-36",
        "BR, 00.000.000/0000-00", "CH, CHE-100.155.213", "CY, CY 10259033Z", "CZ, CZ 25123890", "DE, DE 136 695 978", "DE, 12345",
        "DK, DK 13585627", "EE, EE 100931557", "ES, B-58378432", "ES, 54362315Z", "ES, X-5253868-T", "FI, FI 20774741",
        "FR, FR 84 323 140 391", "FR, FR 41 303 265 045", "GB, GB 802311781", "GB, 123", "GR, EL 123456781", "HR, HR 33392005962",
        "HU, HU-12892313", "IE, IE 6433435E", "IE, 8D79738J", "IT, IT 00743110158", "LT, LT 100001919018", "LU, LU 150 274 43",
        "LV, LV 40003521601", "MT, MT 1167-9113", "NL, NL 123456789B90", "NO, NO 995 525 829 MVA", "PL, PL 8567346216",
        "PT, 501442601", "RO, RO 185 472 91", "SE, SE 123456789101", "SI, SI 50223055", "SK, SK 202 274 96 18", "US, 07-1144442",
        "US, 91-114444", "FR, DE136695976", "JP, ?",
    })
    void slipsAreFound(String country, String number) {
        assertThat(TaxIds.isWellFormed(country, TaxIds.plain(number))).isFalse();
    }
}
