// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Ties a child process to our own life, even when we are killed and no hook runs. */
final class Lifeline {

    private Lifeline() {}

    /** The kernel sends the child a TERM when its parent dies; where the program is missing we do without. */
    static List<String> prefix() {
        List<String> prefix = List.of("setpriv", "--pdeathsig", "TERM");
        boolean works = Shell.run(List.of("setpriv", "--pdeathsig", "TERM", "true"), Duration.ofSeconds(5)).ok();
        return works ? prefix : List.of();
    }

    /**
     * Parent is, to the kernel, the <em>thread</em> that started the child. So one starts it that waits for
     * its end and does nothing else.
     */
    static Process start(ProcessBuilder builder) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread thread = new Thread(() -> startAndWait(builder, started), "switchboard-server");
        thread.setDaemon(true);
        thread.start();
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static void startAndWait(ProcessBuilder builder, CompletableFuture<Process> started) {
        try {
            Process process = builder.start();
            started.complete(process);
            process.waitFor();
        } catch (IOException e) {
            started.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
