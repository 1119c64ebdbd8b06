// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import io.switchboard.launcher.Ports;
import io.switchboard.launcher.Product;
import io.switchboard.launcher.ProductOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.arquillian.config.descriptor.api.ContainerDef;
import org.jboss.arquillian.container.spi.event.SetupContainer;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jspecify.annotations.Nullable;

/** The product's database and its server's folder, made by the launcher for the server that Arquillian starts. */
public final class PreparedServer {
    private static final String OVERRIDES = "container-overrides.xml";
    private static final String SECONDS = "240";

    private @Nullable Product product;
    /** The adapter looks for its server by this name among all that run on the machine. */
    private String name = "";

    public void prepare(@Observes(precedence = 100) SetupContainer event) throws IOException {
        int port = Ports.choose();
        name = "container" + port;
        ProductOptions options = options(port);
        Product prepared = Product.prepare(options, System.err::println);
        product = prepared;

        Path server = Files.move(prepared.serverDirectory(), prepared.serverDirectory().resolveSibling(name));
        // It comes with the tests in it, by Arquillian.
        Files.delete(server.resolve("apps").resolve("switchboard.war"));
        writeEnvironment(server.resolve("server.env"), prepared.serverEnvironment());
        writeOverrides(server.resolve("configDropins").resolve("overrides").resolve(OVERRIDES));

        ContainerDef container = event.getContainer().getContainerConfiguration();
        settings(server, options).forEach(container::overrideProperty);
    }

    private static ProductOptions options(int port) {
        return ProductOptions.in(Path.of("target", "container-data").toAbsolutePath())
                .withReset(true)
                .withHttp("localhost", port)
                .withSetting(ProductOptions.PHONE_PORT, Integer.toString(Ports.choose()))
                .withSetting(ProductOptions.MAIL_SERVER_PORT, Integer.toString(Ports.choose()))
                .withSetting(ProductOptions.MAIL_PAGE_PORT, Integer.toString(Ports.choose()))
                // What is only softly held counts as a leak; its life is too short for the second compiler.
                .withJvmOptions(List.of("-Xms256m", "-Xmx1g", "-XX:SoftRefLRUPolicyMSPerMB=0", "-XX:TieredStopAtLevel=1"));
    }

    private static Map<String, String> settings(Path server, ProductOptions options) {
        return Map.of(
                "wlpHome", options.home().liberty().toString(),
                "usrDir", server.getParent().getParent().toString(),
                "serverName", server.getFileName().toString(),
                "httpPort", Integer.toString(options.httpPort()),
                "outputToConsole", "false",
                "deployType", "xml",
                "sharedLib", "postgresql",
                "serverStartTimeout", SECONDS,
                "appDeployTimeout", SECONDS,
                "appUndeployTimeout", SECONDS);
    }

    private static void writeEnvironment(Path file, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        Files.write(file, all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    }

    private static void writeOverrides(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream overrides = PreparedServer.class.getClassLoader().getResourceAsStream(OVERRIDES)) {
            Files.copy(Objects.requireNonNull(overrides, OVERRIDES), file);
        }
    }

    /** After Arquillian has stopped the server, or has given up on one that did not start. */
    public void close(@Observes(precedence = -100) AfterSuite event) {
        if (product != null) {
            ProcessHandle.current().descendants()
                    .filter(process -> process.info().commandLine().orElse("").contains(name))
                    .forEach(ProcessHandle::destroyForcibly);
            product.close();
        }
    }
}
