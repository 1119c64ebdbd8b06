// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.deploy;

import io.switchboard.benchmarks.product.Api;
import io.switchboard.benchmarks.product.JavaProcess;
import io.switchboard.benchmarks.product.Stage;
import io.switchboard.benchmarks.product.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Karaf as it is unpacked, with ports and a password of its own. */
final class Karaf implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String USER = "karaf";

    private final JavaProcess process;
    private final JMXConnector jmx;
    private final Path home;

    private Karaf(JavaProcess process, JMXConnector jmx, Path home) {
        this.process = process;
        this.jmx = jmx;
        this.home = home;
    }

    static Karaf start(Path home, Path target) throws IOException {
        if (!Files.isDirectory(home)) {
            throw new IOException("There is no Karaf in " + home + "; run mvn -Pbenchmark verify at the root.");
        }
        int registry = Stage.freePort();
        String password = UUID.randomUUID().toString();
        Files.writeString(home.resolve("etc/users.properties"), USER + " = " + password + ",_g_:admingroup\n_g_\\:admingroup = group,admin,manager,viewer,systembundles\n");
        set(home, "org.apache.karaf.management.cfg", "rmiRegistryPort", registry);
        set(home, "org.apache.karaf.management.cfg", "rmiServerPort", Stage.freePort());
        set(home, "org.apache.karaf.shell.cfg", "sshPort", Stage.freePort());
        ProcessBuilder script = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server", "clean");
        script.environment().put("JAVA_OPTS", String.join(" ", Stage.JVM_OPTIONS));
        JavaProcess process = JavaProcess.start(script, target.resolve("karaf.log"));
        process.awaitPort(registry, START_LIMIT);
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + registry + "/karaf-root");
        Map<String, Object> credentials = Map.of(JMXConnector.CREDENTIALS, new String[] {USER, password});
        return new Karaf(process, connect(url, credentials), home);
    }

    /** The registry listens a moment before the server is in it. */
    private static JMXConnector connect(JMXServiceURL url, Map<String, Object> credentials) throws IOException {
        return Waiting.until("Karaf's MBean server", START_LIMIT, () -> {
            JMXConnector connector = JMXConnectorFactory.connect(url, credentials);
            connector.getMBeanServerConnection().getMBeanInfo(bundles());
            return connector;
        });
    }

    private static void set(Path home, String file, String key, int value) throws IOException {
        Path path = home.resolve("etc").resolve(file);
        List<String> lines = Files.readAllLines(path).stream()
                .map(line -> line.matches(key + "\\s*=.*") ? key + " = " + value : line)
                .toList();
        Files.write(path, lines);
    }

    private static ObjectName bundles() throws JMException {
        return new ObjectName("org.apache.karaf:type=bundle,name=root");
    }

    /** Milliseconds from the file's appearance in the deploy folder to the bundle's answer. */
    double dropped() throws IOException {
        AnsweringBundle bundle = AnsweringBundle.fresh();
        Path file = Files.write(home.resolve("data").resolve(bundle.name() + ".jar"), bundle.archive());
        long start = System.nanoTime();
        Files.move(file, home.resolve("deploy").resolve(bundle.name() + ".jar"), StandardCopyOption.ATOMIC_MOVE);
        return answered(bundle, start);
    }

    /** Milliseconds from the call of its bundle service to the bundle's answer. */
    double pushed() throws IOException, JMException {
        AnsweringBundle bundle = AnsweringBundle.fresh();
        Path file = Files.write(home.resolve("data").resolve(bundle.name() + ".jar"), bundle.archive());
        MBeanServerConnection server = jmx.getMBeanServerConnection();
        long start = System.nanoTime();
        server.invoke(
                bundles(),
                "install",
                new Object[] {file.toUri().toString(), true},
                new String[] {String.class.getName(), "boolean"});
        return answered(bundle, start);
    }

    private static double answered(AnsweringBundle bundle, long start) {
        Api client = new Api(URI.create("http://127.0.0.1:" + bundle.port()), null);
        Waiting.until(bundle.name(), START_LIMIT, () -> client.get("/").expect(200));
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void close() throws IOException {
        try {
            jmx.close();
        } finally {
            process.close();
        }
    }
}
