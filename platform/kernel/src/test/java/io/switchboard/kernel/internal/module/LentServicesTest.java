// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.module.Settings;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.LentService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LentServicesTest {
    private static final TestBundle PAGES = TestBundle.module("crm", "1.0.0")
            .source("crm.Customers", """
                package crm;
                import org.osgi.service.component.annotations.*;
                @Component(service = Customers.class, scope = ServiceScope.PROTOTYPE)
                @io.switchboard.api.web.PageBean(name = "customers")
                public class Customers {
                    @Reference io.switchboard.api.module.Settings settings;
                    public String toString() { return settings.get("page").get(); }
                }
                """)
            .header("-includeresource", "META-INF/resources/list.xhtml;literal=\"<ui/>\"");

    @TempDir
    Path home;

    @Test
    void eachGenerationGetsItsOwnInstanceAndGivesItBack() throws Exception {
        List<String> lent = new ArrayList<>();
        try (TestServer server = new TestServer(home)) {
            server.lent.add(new LentService<>(Settings.class, (module, bundle) -> {
                lent.add(module + " " + bundle.getVersion());
                return key -> Optional.of(key + " of " + module);
            }));
            server.restart();
            server.deployed(PAGES);
            Generation generation = server.system.current().get(0);

            Generation.BeanInstance one = generation.bean("customers").orElseThrow();
            Generation.BeanInstance two = generation.bean("customers").orElseThrow();
            assertThat(one.instance()).hasToString("page of crm").isNotSameAs(two.instance());
            assertThat(one.scope()).isEqualTo("view");
            one.close();
            two.close();
            assertThat(generation.bean("unknown")).isEmpty();
            assertThat(lent).containsOnly("crm 1.0.0");
        }
    }

    @Test
    void whatIsSharedOutlivesTheModuleAndWhatIsItsOwnIsClosed() throws Exception {
        ClosedSettings shared = new ClosedSettings();
        assertThat(closedWithTheModule(LentService.shared(Settings.class, shared), shared)).isFalse();

        ClosedSettings own = new ClosedSettings();
        assertThat(closedWithTheModule(new LentService<>(Settings.class, (module, bundle) -> own), own)).isTrue();
    }

    private boolean closedWithTheModule(LentService<Settings> lent, ClosedSettings settings) throws Exception {
        try (TestServer server = new TestServer(home)) {
            server.lent.add(lent);
            server.restart();
            server.deployed(PAGES);
            server.system.current().get(0).bean("customers").orElseThrow().close();
        }
        return settings.closed;
    }

    /** Settings that tell whether they were closed. */
    private static final class ClosedSettings implements Settings, AutoCloseable {
        private volatile boolean closed;

        @Override
        public Optional<String> get(String key) {
            return Optional.of("anything");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void findsResourcesBelowTheirFolderOnly() {
        try (TestServer server = new TestServer(home)) {
            server.lent.add(new LentService<>(Settings.class, (module, bundle) -> key -> Optional.empty()));
            server.restart();
            server.deployed(PAGES);
            Generation generation = server.system.current().get(0);

            assertThat(generation.resource("list.xhtml")).isPresent();
            assertThat(generation.resource("/list.xhtml")).isPresent();
            assertThat(generation.resource("../MANIFEST.MF")).isEmpty();
            assertThat(generation.resource("none.xhtml")).isEmpty();
            assertThat(generation.resource("")).isEmpty();
        }
    }
}
