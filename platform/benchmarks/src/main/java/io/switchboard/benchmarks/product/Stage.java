// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.product;

import io.switchboard.launcher.EmbeddedPostgres;
import io.switchboard.launcher.Product;
import io.switchboard.launcher.ProductOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The running product with its demo organizations. */
public final class Stage implements AutoCloseable {
    /** The same for every server that is measured beside another. */
    public static final List<String> JVM_OPTIONS = List.of("-Xms256m", "-Xmx1g");

    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 15_000;
    private static final String MEMBER = "ana@casalumen.example";
    /** Of everybody in the demo organizations. */
    public static final String PASSWORD = "switchboard-demo";

    private final Product product;

    private Stage(Product product) {
        this.product = product;
    }

    static Stage open(Path target) {
        ProductOptions options = ProductOptions.in(target.resolve("product-data"))
                .withReset(true)
                .withHttp("localhost", freePort())
                .withSetting(ProductOptions.PHONE_PORT, Integer.toString(freePort()))
                .withSetting(ProductOptions.MAIL_SERVER_PORT, Integer.toString(freePort()))
                .withSetting(ProductOptions.MAIL_PAGE_PORT, Integer.toString(freePort()))
                .withJvmOptions(JVM_OPTIONS);
        return new Stage(Product.start(options, System.out::println));
    }

    /**
     * A port that the kernel lends to no client: one that asks a server too early would otherwise be given, sooner
     * or later, the very port it asks, reach itself, and keep the server from listening.
     */
    public static int freePort() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("No port is free from " + FIRST_PORT + " to " + LAST_PORT);
    }

    public Product product() {
        return product;
    }

    public EmbeddedPostgres postgres() {
        return product.postgres().orElseThrow();
    }

    public Api anonymous() {
        return new Api(product.url(), null);
    }

    /** An administrator of one organization. */
    public Api member() {
        return anonymous().signIn(MEMBER, PASSWORD);
    }

    public Api operator() {
        return anonymous()
                .signIn(
                        product.setting("switchboard.security.operator-email"),
                        product.setting("switchboard.security.operator-password"));
    }

    /** A connection as the role that owns the tables. */
    public Connection owner() throws SQLException {
        return DriverManager.getConnection(product.databaseUrl(), "sb_owner", ownerPassword());
    }

    public String ownerPassword() {
        return product.setting("switchboard.database.owner-password");
    }

    @Override
    public void close() {
        product.close();
    }
}
