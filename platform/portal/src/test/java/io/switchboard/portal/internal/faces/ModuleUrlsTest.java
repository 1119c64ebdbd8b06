// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.kernel.module.Generation;
import io.switchboard.portal.internal.ToyGeneration;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleUrlsTest {
    @TempDir
    private Path folder;

    private final Map<String, Generation> alive = new HashMap<>();
    private final ModuleUrls urls = new ModuleUrls(key -> Optional.ofNullable(alive.get(key)));

    @BeforeEach
    void twoGenerations() throws IOException {
        alive.put("crm.1", new ToyGeneration("crm", "1").with("customers.xhtml", file("one", "old")));
        alive.put(
                "crm.2",
                new ToyGeneration("crm", "2")
                        .with("customers.xhtml", file("two", "new"))
                        .with("part.xhtml", file("part", "part")));
    }

    @Test
    void readsFromTheGenerationInTheAddress() throws IOException {
        assertThat(content(urls.of("crm.1", "customers.xhtml"))).isEqualTo("old");
        assertThat(content(urls.of("crm.2", "customers.xhtml"))).isEqualTo("new");
    }

    @Test
    void comparesWithoutAskingTheNetwork() {
        assertThat(urls.of("crm.1", "customers.xhtml"))
                .isEqualTo(urls.of("crm.1", "customers.xhtml"))
                .hasSameHashCodeAs(urls.of("crm.1", "customers.xhtml"))
                .isNotEqualTo(urls.of("crm.2", "customers.xhtml"));
        assertThat(urls.of("crm.1", "customers.xhtml")).hasToString("module://crm.1/customers.xhtml");
    }

    @Test
    void resolvesRelativeAddresses() throws IOException {
        assertThat(content(new URL(urls.of("crm.2", "customers.xhtml"), "part.xhtml"))).isEqualTo("part");
    }

    @Test
    void hasNothingForAGenerationThatIsGone() {
        URL address = urls.of("crm.1", "customers.xhtml");
        alive.remove("crm.1");

        assertThatThrownBy(address::openStream).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> urls.of("crm.2", "absent.xhtml").openStream()).isInstanceOf(FileNotFoundException.class);
    }

    private URL file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toUri().toURL();
    }

    private static String content(URL address) throws IOException {
        try (InputStream in = address.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
