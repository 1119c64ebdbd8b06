// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.api.module.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The built bundle, with the libraries inside it, where it finds only what the platform lends. */
class BundleIT {

    /** What the platform exports of what this bundle imports. */
    private static final String LENT = "com.fasterxml.jackson.core;version=2.22.0,com.fasterxml.jackson.databind;version=2.22.0,"
            + "com.fasterxml.jackson.databind.cfg;version=2.22.0,com.fasterxml.jackson.databind.json;version=2.22.0,"
            + "com.fasterxml.jackson.databind.type;version=2.22.0,com.fasterxml.jackson.databind.util;version=2.22.0,"
            + "io.switchboard.api.module;version=1.3.0,org.apache.felix.hc.api;version=2.0.0,org.jspecify.annotations;version=1.0.0,"
            + "org.slf4j;version=2.0.17";

    /** Promised only: the component is made by the test itself. */
    private static final String COMPONENTS = "osgi.extender;osgi.extender=osgi.component;version:Version=1.5.0";

    @TempDir
    Path cache;

    @TempDir
    Path mails;

    @Test
    void itCatchesAndReadsAMailByItself() throws Exception {
        inAFramework(cache, module -> catchOne(module, mails));
    }

    /** It begins with reading, on the thread of whoever starts it. */
    @Test
    void itReadsWhatItHasKeptAfterARestart() throws Exception {
        inAFramework(cache.resolve("first"), module -> catchOne(module, mails));
        inAFramework(cache.resolve("second"), module -> assertThat(newest(module, mails)).isEqualTo("Größe"));
    }

    private interface Work {
        void with(Class<?> module) throws Exception;
    }

    private static void inAFramework(Path storage, Work work) throws Exception {
        Framework framework = new FrameworkFactory().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, storage.toString(),
                Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_BOOT,
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, LENT,
                Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, COMPONENTS,
                "felix.resolver.parallelism", "1",
                "felix.service.urlhandlers", "false"));
        framework.start();
        try {
            Bundle bundle = framework.getBundleContext().installBundle(jar().toUri().toString());
            bundle.start();
            work.with(bundle.loadClass(MailCatcherModule.class.getName()));
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    @Test
    void itLendsNothingToOthers() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE)).isNull();
            assertThat(jar.getEntry("META-INF/resources/theme/tokens.css")).isNotNull();
        }
    }

    /** The threads' loader has a mail library too, this test's, as the web application may have one. */
    private static void catchOne(Class<?> module, Path directory) throws Exception {
        int smtpPort = freePort();
        int httpPort = freePort();
        Object running = start(module, directory, smtpPort, httpPort);
        try {
            new Sender(smtpPort).html("lena@casalumen.example", "Größe", "text", "<p>html</p>");

            JsonNode mail = new Client(httpPort).newest();
            assertThat(mail.path("subject").asText()).isEqualTo("Größe");
            assertThat(mail.path("text").asText()).isEqualTo("text");
            assertThat(mail.path("html").asText()).isEqualTo("<p>html</p>");
            assertThat(new Client(httpPort).get("/").text()).contains("No mail yet");
        } finally {
            module.getMethod("close").invoke(running);
        }
    }

    private static String newest(Class<?> module, Path directory) throws Exception {
        int httpPort = freePort();
        Object running = start(module, directory, freePort(), httpPort);
        try {
            return new Client(httpPort).newest().path("subject").asText();
        } finally {
            module.getMethod("close").invoke(running);
        }
    }

    private static Object start(Class<?> module, Path directory, int smtpPort, int httpPort) throws Exception {
        Map<String, String> values = Map.of(
                "smtp-port", Integer.toString(smtpPort),
                "http-port", Integer.toString(httpPort),
                "directory", directory.toString());
        Settings settings = key -> Optional.ofNullable(values.get(key));
        return module.getConstructor(Settings.class, Clock.class).newInstance(settings, Clock.systemUTC());
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("mail-catcher-.*\\.jar")).findFirst().orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
