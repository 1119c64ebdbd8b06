// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({"bytes=0-9,0,9", "bytes=90-,90,99", "bytes=-10,90,99", "bytes=95-500,95,99", "bytes=-500,0,99"})
    void readsOnePart(String header, long first, long last) {
        assertThat(ByteRange.of(header, 100)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bytes=-", "bytes=9-1", "bytes=100-", "bytes=-0", "bytes=0-1,5-6", "bytes=x-y", "lines=1-2"})
    void answersTheWholeToEverythingElse(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(Optional.empty());
    }

    @Test
    void showsPicturesSoundAndFilmAndNothingThatRuns() {
        for (String shown : new String[] {"image/png", "image/jpeg", "audio/ogg", "video/mp4"}) {
            assertThat(FileHeaders.isShown(shown)).as(shown).isTrue();
        }
        for (String kept : new String[] {"image/svg+xml", "text/html", "application/xhtml+xml", "application/x-msdownload", "application/pdf"}) {
            assertThat(FileHeaders.isShown(kept)).as(kept).isFalse();
        }
    }
}
