// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The product's own application as it was built, and the tests with what they need in it. */
final class ProductWar {
    private static final String AT_THE_ROOT =
            """
            <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.1"><context-root uri="/"/></web-ext>
            """;

    private static final String SHIPPED = "shipped-modules.txt";

    private ProductWar() {}

    static WebArchive with(Class<?>... tests) {
        byte[] ledger = Archives.build(Sources.file("platform/scenarios/src/test/partner/ledger"), DeployedLedger.ID);
        return ShrinkWrap.create(ZipImporter.class, "container.war")
                .importFrom(Path.of(System.getProperty("switchboard.product"), "switchboard.war").toFile())
                .as(WebArchive.class)
                .addClasses(tests)
                .addClasses(ProductWar.class, TestEntry.class)
                .addAsLibraries(Stream.of(Assertions.class, Awaitility.class, Matcher.class)
                        .map(ProductWar::library)
                        .toArray(File[]::new))
                .addAsResource(new ByteArrayAsset(ledger), DeployedLedger.FIRST)
                .addAsResource(new ByteArrayAsset(Archives.newer(ledger)), DeployedLedger.SECOND)
                .addAsResource(new StringAsset(String.join("\n", Archives.shippedModules())), SHIPPED)
                .addAsWebInfResource(new StringAsset(AT_THE_ROOT), "ibm-web-ext.xml");
    }

    /** In the container: the ids of the modules that the product brings. */
    static List<String> shippedModules() throws IOException {
        try (InputStream in = Objects.requireNonNull(ProductWar.class.getResourceAsStream("/" + SHIPPED), SHIPPED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static File library(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
