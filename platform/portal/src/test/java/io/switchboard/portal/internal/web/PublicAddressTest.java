// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicAddressTest {
    private static final Path SOURCES = Path.of("src/main/java/io/switchboard/portal/internal");

    @Test
    void hasNoSlashAtItsEnd() {
        assertThat(new PublicAddress(URI.create("https://desk.example/")).text()).isEqualTo("https://desk.example");
        assertThat(new PublicAddress(URI.create("https://desk.example")).text()).isEqualTo("https://desk.example");
    }

    @Test
    void isAllThatPagesKnowOfTheConfiguration() throws IOException {
        try (Stream<Path> pages = Files.walk(SOURCES.resolve("page"))) {
            List<Path> sources = pages.filter(Files::isRegularFile).toList();
            assertThat(sources).isNotEmpty().allSatisfy(page -> assertThat(page).content().doesNotContain("SwitchboardConfig"));
        }
        assertThat(SOURCES.resolve("boot/Portal.java")).content().doesNotContain("publish(context, SwitchboardConfig");
    }
}
