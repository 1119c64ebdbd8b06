// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.product;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A peer in a process of its own, which ends with ours. */
public final class JavaProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(20).toNanos();

    private final Process process;
    private final Path log;
    private final Thread hook;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public static JavaProcess start(ProcessBuilder builder, Path log) throws IOException {
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new JavaProcess(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until somebody listens. */
    public void awaitPort(int port, Duration limit) throws IOException {
        long start = System.nanoTime();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() - start > limit.toNanos()) {
                throw new IOException("Nobody listens on port " + port + "; see " + log);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        // A start script has the Java machine as its child.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
