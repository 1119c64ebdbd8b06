// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The running server, a child of this process that does not outlive it. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern GIVEN_UP = Pattern.compile("CWWKZ000[24]E");
    /** What a listener of the application threw, or else what the server makes of it. */
    private static final Pattern REASON = Pattern.compile("(?:SRVE0283E: [^:]*|CWWKZ000[24]E): (.*)");
    private static final Duration GRACE = Duration.ofSeconds(40);

    private final Process process;
    private final Path logs;
    private final Instant started;

    private ServerProcess(Process process, Path logs) {
        this.process = process;
        this.logs = logs;
        this.started = process.info().startInstant().orElse(Instant.EPOCH);
    }

    /**
     * Starts the server laid out below the user directory. Its words go to {@code messages.log} in the folder
     * for logs, what it says before it can log to {@code console.log}.
     *
     * @param environment added to our own; an empty value removes a name
     */
    public static ServerProcess start(Path liberty, Path user, Path logs, Map<String, String> environment) {
        List<String> command = new ArrayList<>(Lifeline.prefix());
        command.add(liberty.resolve("bin").resolve("server").toString());
        command.addAll(List.of("run", ServerDirectory.SERVER));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(user.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(logs.resolve("console.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_USER_DIR", user.toString());
        builder.environment().put("LOG_DIR", logs.toString());
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        try {
            Files.createDirectories(logs);
            return new ServerProcess(Lifeline.start(builder), logs);
        } catch (IOException e) {
            throw new StartRefused("The server could not be started: " + e.getMessage(), e);
        }
    }

    /** Waits until the address answers 200; refuses when the server ends before, or takes longer. */
    public void awaitReady(URI health, Duration limit, Progress progress) {
        new Readiness(this, health, progress).await(limit);
    }

    public boolean alive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Completes with the exit code. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The last lines that the server wrote, newest last. */
    public List<String> lastLines(int count) {
        List<String> lines = new ArrayList<>(lines(logs.resolve("console.log")));
        lines.addAll(lines(logs.resolve("messages.log")));
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** Why the application did not start, once the server has given it up although it runs itself. */
    Optional<String> applicationFailure() {
        Path log = logs.resolve("messages.log");
        List<String> lines = lines(log);
        if (lines.stream().noneMatch(line -> GIVEN_UP.matcher(line).find())) {
            return Optional.empty();
        }
        return lines.stream()
                .map(REASON::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(reason -> reason.group(1) + " (all of it in " + log + ")");
    }

    /** Nothing of an earlier run, which would explain the wrong thing. */
    private List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            boolean ours = Files.getLastModifiedTime(file).toInstant().isAfter(started);
            return ours ? lines.toList() : List.of();
        } catch (IOException | UncheckedIOException nothingToShow) {
            return List.of();
        }
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        await(GRACE);
    }

    /** Lets it finish what it is doing and end in order; after a while it is killed. */
    public void stop() {
        process.destroy();
        if (!await(GRACE)) {
            kill();
        }
    }

    private boolean await(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (alive()) {
            stop();
        }
    }
}
