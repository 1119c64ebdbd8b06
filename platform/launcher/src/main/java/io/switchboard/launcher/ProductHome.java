// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the build assembled ({@code product}: the application, the bundles, server.xml) and the server runtime. */
public record ProductHome(Path product, Path liberty) {

    private static final String IN_THE_SOURCES = "features/target/product";

    /**
     * The product is the folder that this jar lies in, or that of the checkout we work in; the runtime is {@code .liberty/wlp} in one of the folders above the product. The system
     * properties {@code switchboard.product} and {@code switchboard.liberty} say otherwise.
     */
    public static ProductHome find() {
        Path product = property("switchboard.product", ProductHome::builtProduct);
        Path liberty = property("switchboard.liberty", () -> runtimeAbove(product));
        return new ProductHome(product, liberty);
    }

    private static Path property(String name, Supplier<Path> otherwise) {
        String value = System.getProperty(name);
        return value == null ? otherwise.get() : Path.of(value).toAbsolutePath().normalize();
    }

    private static Path builtProduct() {
        Path folder = jar().getParent();
        Stream<Path> checkout = upwards(Path.of("").toAbsolutePath()).map(above -> above.resolve(IN_THE_SOURCES));
        return Stream.concat(Stream.of(folder.getParent()), checkout)
                .filter(candidate -> Files.isRegularFile(candidate.resolve("server.xml"))
                        && Files.isDirectory(candidate.resolve("lib")))
                .findFirst()
                .orElse(folder.getParent());
    }

    private static Path runtimeAbove(Path product) {
        return upwards(product)
                .map(folder -> folder.resolve(".liberty").resolve("wlp"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(product.resolve(".liberty").resolve("wlp"));
    }

    private static Stream<Path> upwards(Path start) {
        return Stream.<@Nullable Path>iterate(start, folder -> folder != null, Path::getParent).map(Objects::requireNonNull);
    }

    private static Path jar() {
        try {
            return Path.of(ProductHome.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path application() {
        return product.resolve("switchboard.war");
    }

    Path driver() {
        return product.resolve("postgresql.jar");
    }

    Path serverXml() {
        return product.resolve("server.xml");
    }

    Path features() {
        return product.resolve("features");
    }

    Path serverScript() {
        return liberty.resolve("bin").resolve("server");
    }

    /** Refuses with the first thing that is missing. */
    void check() {
        if (!Files.isRegularFile(serverScript())) {
            throw new StartRefused("There is no Open Liberty in " + liberty
                    + "; build the launcher once (mvn package), or name its folder with -Dswitchboard.liberty.");
        }
        Stream.of(application(), driver(), serverXml(), features())
                .filter(file -> !Files.exists(file))
                .findFirst()
                .ifPresent(missing -> {
                    throw new StartRefused("The product lacks " + missing
                            + "; build it (mvn package), or name its folder with -Dswitchboard.product.");
                });
    }
}
