// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.module.Module;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.module.Deployment;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.LentService;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.tenancy.TenantContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.utils.manifest.Parser;
import org.osgi.service.component.ComponentConstants;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;

/** A module system in a directory of its own that can be restarted on what it has left. */
final class TestServer implements AutoCloseable {
    final Path home;
    final InMemoryRows rows = new InMemoryRows();
    final FakePersistence persistence = new FakePersistence();
    final List<LentService<?>> lent = new ArrayList<>();
    final ShutGate gate = new ShutGate();
    Duration drain = Duration.ofSeconds(5);
    Duration pages = Duration.ofSeconds(5);
    ModuleSystem system;

    TestServer(Path home) {
        this.home = home;
        system = create();
    }

    TestServer started() {
        system.start();
        return this;
    }

    void restart() {
        system.close();
        system = create();
        system.start();
    }

    private ModuleSystem create() {
        return new ModuleSystem(
                new ModuleSystemParts(
                        config(),
                        stub(PlatformDatabase.class, Map.of()),
                        persistence,
                        stub(AuditKeeper.class, Map.of()),
                        gate,
                        new TenantContext(),
                        lent,
                        List.of(scr()),
                        systemPackages(),
                        Clock.systemUTC()),
                rows);
    }

    private SwitchboardConfig config() {
        SwitchboardConfig.Deployment bounds = new SwitchboardConfig.Deployment() {
            @Override
            public Duration drain() {
                return drain;
            }

            @Override
            public Duration pages() {
                return pages;
            }
        };
        return stub(
                SwitchboardConfig.class,
                Map.of(
                        "dataDir", home.resolve("data"),
                        "deployDir", home.resolve("deploy"),
                        "featuresDir", home.resolve("features"),
                        "deployment", bounds));
    }

    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (!answers.containsKey(method.getName())) {
                throw new UnsupportedOperationException(method.toString());
            }
            return answers.get(method.getName());
        }));
    }

    private static URL scr() {
        try {
            return TestBundle.home(org.apache.felix.scr.info.ScrInfo.class)
                    .toUri()
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String systemPackages() {
        return Stream.of(
                        Module.class,
                        ComponentConstants.class,
                        Promise.class,
                        Function.class,
                        HealthCheck.class,
                        Logger.class)
                .map(TestBundle::home)
                .flatMap(TestServer::exports)
                .collect(Collectors.joining(","));
    }

    private static Stream<String> exports(Path home) {
        if (Files.isDirectory(home)) {
            // The platform's API inside the same build, before it is packed.
            return packagesBelow(home).map(name -> name + ";version=1.0.0");
        }
        try (JarFile jar = new JarFile(home.toFile())) {
            String header = jar.getManifest().getMainAttributes().getValue("Export-Package");
            return Arrays.stream(Parser.parseHeader(header))
                    .map(clause -> clause.getName() + ";version=" + clause.getAttribute("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> packagesBelow(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .map(file -> home.relativize(file.getParent()).toString().replace('/', '.'))
                    .distinct()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Deployment deploy(TestBundle bundle) {
        return deploy(bundle.build(home));
    }

    Deployment deploy(Path jar) {
        return await(begin(jar));
    }

    Deployment begin(Path jar) {
        try (InputStream in = Files.newInputStream(jar)) {
            return system.deploy(in, jar.getFileName().toString(), "operator");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Deployment await(Deployment begun) {
        try {
            return system.await(begun.id());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void deployed(TestBundle bundle) {
        Deployment deployment = deploy(bundle);
        assertThat(deployment.state()).as(deployment.sentence()).isEqualTo("done");
    }

    /** What the module answers to a request. */
    String ask(String module) {
        try (Lease lease = system.enter(module).orElseThrow(() -> new AssertionError(module + " cannot be entered"))) {
            return (String) lease.generation().services(Supplier.class).get(0).get();
        }
    }

    ModuleStatus status(String module) {
        return system.status().stream()
                .filter(status -> status.id().equals(module))
                .findFirst()
                .orElseThrow(() -> new AssertionError(module + " is not known"));
    }

    /** For what other threads do; bounded. */
    static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within 15 s: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        system.close();
    }
}
