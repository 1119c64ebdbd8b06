// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.deploy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** All that a bundle in Karaf has to do: answer at its own port. Less than a module's resource, page and menu entry. */
public final class AnsweringActivator implements BundleActivator {
    static final String PORT = "Answer-Port";

    private HttpServer server;

    @Override
    public void start(BundleContext context) throws IOException {
        int port = Integer.parseInt(context.getBundle().getHeaders().get(PORT));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @Override
    public void stop(BundleContext context) {
        server.stop(0);
    }
}
