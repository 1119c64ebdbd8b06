// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.portal.internal.ToyClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenPagesTest {
    private final ToyClock clock = new ToyClock();
    private final OpenPages pages = new OpenPages(clock);
    private final PageKey page = new PageKey("crm", "1");

    @Test
    void countsConnections() {
        pages.opened(page);
        pages.opened(page);
        pages.closed(page);
        assertThat(pages.isOpen(page)).isTrue();

        pages.closed(page);
        assertThat(pages.isOpen(page)).isFalse();
        assertThat(pages.isOpen(new PageKey("crm", "2"))).isFalse();
    }

    @Test
    void countsAPageFromItsRenderingUntilItShouldHaveConnected() {
        pages.expected(page);
        assertThat(pages.isOpen(page)).isTrue();

        clock.pass(Duration.ofSeconds(11));
        assertThat(pages.isOpen(page)).isFalse();
    }

    @Test
    void isClosedAtOnceWhenItConnectedAndWasLeft() {
        pages.expected(page);
        pages.opened(page);
        pages.closed(page);

        assertThat(pages.isOpen(page)).isFalse();
    }

    @Test
    void waitsForEachPageThatWasRendered() {
        pages.expected(page);
        pages.expected(page);
        pages.opened(page);
        pages.closed(page);

        assertThat(pages.isOpen(page)).isTrue();
    }

    @Test
    void readsWhatPagesSay() {
        assertThat(PageMessage.read("{\"type\":\"ping\"}").isPing()).isTrue();
        assertThat(PageMessage.read("{\"type\":\"pages\",\"pages\":[\"crm:7\",\"odd\"]}").panels())
                .contains(Set.of(new PageKey("crm", "7")));
        assertThat(PageMessage.read("{\"type\":\"later\"}").panels()).isEmpty();
        assertThat(PageMessage.read("no json").isPing()).isFalse();
    }

    @Test
    void readsPageKeys() {
        assertThat(PageKey.parse("crm:7")).contains(new PageKey("crm", "7"));
        assertThat(PageKey.parse("crm:")).isEmpty();
        assertThat(PageKey.parse(":7")).isEmpty();
        assertThat(PageKey.parse("")).isEmpty();
    }
}
