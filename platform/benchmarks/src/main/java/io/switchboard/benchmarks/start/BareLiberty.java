// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.start;

import io.switchboard.benchmarks.product.Api;
import io.switchboard.benchmarks.product.JavaProcess;
import io.switchboard.benchmarks.product.LiveHeap;
import io.switchboard.benchmarks.product.Stage;
import io.switchboard.benchmarks.product.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The same runtime with the product's features and options, and one servlet. */
final class BareLiberty {
    private static final Pattern FEATURE = Pattern.compile("<feature>[^<]+</feature>");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path runtime;
    private final Path user;
    private final Path log;
    private final int port = Stage.freePort();

    /** What one start needed. */
    record Start(double millis, double residentMegabytes) {}

    private BareLiberty(Path runtime, Path user, Path log) {
        this.runtime = runtime;
        this.user = user;
        this.log = log;
    }

    static BareLiberty layOut(Path target) throws IOException {
        Path product = Path.of(System.getProperty("switchboard.product"));
        BareLiberty bare = new BareLiberty(
                Path.of(System.getProperty("switchboard.liberty")).toAbsolutePath().normalize(),
                target.resolve("bare-liberty"),
                target.resolve("bare-liberty.log"));
        Path server = Files.createDirectories(bare.user.resolve("servers/bare"));
        Files.writeString(server.resolve("server.xml"), bare.configuration(Files.readString(product.resolve("server.xml"))));
        Files.write(server.resolve("jvm.options"), Stage.JVM_OPTIONS);
        bare.application(Files.createDirectories(server.resolve("apps")).resolve("bare.war"));
        return bare;
    }

    private String configuration(String products) {
        String features = FEATURE.matcher(products).results().map(found -> found.group()).collect(Collectors.joining());
        return "<server><featureManager>" + features + "</featureManager>"
                + "<httpEndpoint id=\"defaultHttpEndpoint\" host=\"localhost\" httpPort=\"" + port + "\" httpsPort=\"-1\"/>"
                + "<config updateTrigger=\"disabled\"/>"
                + "<applicationMonitor updateTrigger=\"disabled\" dropinsEnabled=\"false\"/>"
                + "<applicationManager autoExpand=\"false\"/>"
                + "<webApplication location=\"bare.war\" contextRoot=\"/\"/></server>";
    }

    private void application(Path war) throws IOException {
        String entry = OneServlet.class.getName().replace('.', '/') + ".class";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war));
                InputStream type = OneServlet.class.getClassLoader().getResourceAsStream(entry)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + entry));
            type.transferTo(zip);
            zip.closeEntry();
        }
    }

    /** Starts it, asks until it answers, and stops it. */
    Start once() throws IOException, InterruptedException {
        ProcessBuilder script =
                new ProcessBuilder(List.of(runtime.resolve("bin/server").toString(), "run", "bare")).directory(user.toFile());
        script.environment().put("WLP_USER_DIR", user.toString());
        long start = System.nanoTime();
        try (JavaProcess process = JavaProcess.start(script, log)) {
            Api client = new Api(URI.create("http://localhost:" + port), null);
            Waiting.until("The bare server", LIMIT, () -> client.get("/answer").expect(200));
            double millis = (System.nanoTime() - start) / 1e6;
            return new Start(millis, new LiveHeap(process.pid()).residentMegabytes());
        }
    }
}
