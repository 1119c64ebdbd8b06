// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import io.switchboard.launcher.Product;
import io.switchboard.launcher.ProductOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the product, and a browser, once for all stories and hands them to each. */
public final class RunningProduct implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Set.of(Stage.class, Chromium.class).contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store kept = context.getRoot().getStore(ExtensionContext.Namespace.create(RunningProduct.class));
        return parameter.getParameter().getType() == Stage.class
                ? kept.computeIfAbsent(Stage.class, type -> Stage.open(), Stage.class)
                : kept.computeIfAbsent(Chromium.class, type -> Chromium.launch(), Chromium.class);
    }

    /** The running product and the people in it. */
    static final class Stage implements AutoCloseable {
        /** How long pages that are open stay on a version that was replaced. */
        static final Duration HOLD = Duration.ofSeconds(15);

        static final String PASSWORD = "switchboard-demo";
        static final String ANA = "ana@casalumen.example";
        static final String BRUNO = "bruno@casalumen.example";
        static final String MIA = "mia@nordlicht.example";

        private final Product product;

        private Stage(Product product) {
            this.product = product;
        }

        private static Stage open() {
            ProductOptions options = ProductOptions.in(Path.of("target", "product-data").toAbsolutePath())
                    .withReset(true)
                    .withHttp("localhost", freePort())
                    // Long enough for a story to act on a page that was replaced, short enough to see the end.
                    .withSetting("switchboard.deployment.pages", HOLD.toString())
                    .withSetting(ProductOptions.PHONE_PORT, Integer.toString(freePort()))
                    .withSetting(ProductOptions.MAIL_SERVER_PORT, Integer.toString(freePort()))
                    .withSetting(ProductOptions.MAIL_PAGE_PORT, Integer.toString(freePort()))
                    // Softly held classes count as leaks only when nothing soft survives a collection.
                    .withJvmOptions(List.of("-Xms256m", "-Xmx1g", "-XX:SoftRefLRUPolicyMSPerMB=0"));
            return new Stage(Product.start(options, System.err::println));
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Product product() {
            return product;
        }

        URI url() {
            return product.url();
        }

        Api anonymous() {
            return new Api(product.url(), null);
        }

        Api as(String email) {
            return anonymous().signIn(email, PASSWORD);
        }

        Api operator() {
            return anonymous()
                    .signIn(
                            product.setting("switchboard.security.operator-email"),
                            product.setting("switchboard.security.operator-password"));
        }

        /** A database connection as the role that modules work with. */
        Connection app() throws SQLException {
            try (Connection owner = owner()) {
                TenantDoor.fit(owner);
            }
            return connect("app");
        }

        /** A database connection as the role that owns the tables. */
        Connection owner() throws SQLException {
            return connect("owner");
        }

        private Connection connect(String role) throws SQLException {
            return DriverManager.getConnection(
                    product.databaseUrl(),
                    "sb_" + role,
                    product.setting("switchboard.database." + role + "-password"));
        }

        @Override
        public void close() {
            product.close();
        }
    }
}
