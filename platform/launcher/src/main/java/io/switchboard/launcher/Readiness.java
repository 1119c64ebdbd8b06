// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits until the server says that it is ready, and tells meanwhile what it waits for. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int READY = 200;

    private final ServerProcess server;
    private final URI address;
    private final Progress progress;
    private final HttpClient client;

    Readiness(ServerProcess server, URI address, Progress progress) {
        this.server = server;
        this.address = address;
        this.progress = progress;
        this.client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    }

    void await(Duration limit) {
        long begin = System.nanoTime();
        long spoke = begin;
        String state = "starting";
        while (server.alive() && System.nanoTime() - begin < limit.toNanos()) {
            Optional<Integer> status = ask();
            if (status.filter(code -> code == READY).isPresent()) {
                return;
            }
            String now = status.isPresent() ? "up, its modules are starting" : "starting";
            if (!now.equals(state) || System.nanoTime() - spoke > SILENCE.toNanos()) {
                long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
                progress.say("  the server is " + now + " (" + seconds + " s)");
                state = now;
                spoke = System.nanoTime();
            }
            refuseIfApplicationFailed(status);
            pause();
        }
        throw refusal(limit);
    }

    /** No need to wait for it any longer, and its own words say more than ours. */
    private void refuseIfApplicationFailed(Optional<Integer> status) {
        if (status.isEmpty()) {
            return;
        }
        server.applicationFailure().ifPresent(reason -> {
            throw new StartRefused("The application did not start: " + reason);
        });
    }

    private StartRefused refusal(Duration limit) {
        List<String> lines = server.lastLines(15);
        String why = server.alive()
                ? "The server was not ready after " + limit.toSeconds() + " s (" + address + ")"
                : "The server ended while it was starting";
        return new StartRefused(why + "; its last lines were:\n  " + String.join("\n  ", lines));
    }

    private Optional<Integer> ask() {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while the server was starting.", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while the server was starting.", e);
        }
    }
}
