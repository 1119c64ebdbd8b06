// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.Builder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that a live connection tells its client, as it came over the wire. */
final class LiveEvents implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<Boolean> open = new CompletableFuture<>();
    private Runnable leave = () -> {};

    private LiveEvents() {}

    /** The API's stream of server-sent events; open when this returns. */
    static LiveEvents stream(Stage stage, Api client, String query, Map<String, String> headers) {
        LiveEvents live = new LiveEvents();
        Builder request = HttpRequest.newBuilder(URI.create(stage.url() + "/api/events" + query))
                .header("Authorization", "Bearer " + client.token().orElse(""));
        headers.forEach(request::header);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(live.lines()));
        live.leave = () -> answer.cancel(true);
        await().atMost(PATIENCE).until(live.open::isDone);
        return live;
    }

    /** The live connection of a page in this browser; {@code says} are sent to the server as they are. */
    static LiveEvents socket(Stage stage, HttpClient browser, String query, String... says) {
        LiveEvents live = new LiveEvents();
        WebSocket socket = browser.newWebSocketBuilder()
                .header("Origin", stage.url().getScheme() + "://" + stage.url().getAuthority())
                .buildAsync(URI.create(stage.url().toString().replaceFirst("^http", "ws") + "/push" + query), live.messages())
                .join();
        live.leave = socket::abort;
        for (String text : says) {
            socket.sendText(text, true).join();
        }
        return live;
    }

    private Flow.Subscriber<String> lines() {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String line) {
                if (line.equals(": open")) {
                    open.complete(true);
                } else if (line.startsWith("data: ")) {
                    told.add(line.substring("data: ".length()));
                }
            }

            @Override
            public void onError(Throwable failure) {
                closed.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                closed.complete(0);
            }
        };
    }

    private WebSocket.Listener messages() {
        StringBuilder text = new StringBuilder();
        return new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                text.append(part);
                if (last) {
                    told.add(text.toString());
                    text.setLength(0);
                }
                socket.request(1);
                return null;
            }

            @Override
            public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                closed.complete(status);
                return null;
            }
        };
    }

    List<JsonNode> events() {
        return told.stream().map(LiveEvents::read).toList();
    }

    /** All that was told. */
    String transcript() {
        return String.join("\n", told);
    }

    /** The first event that fits, when it has come. */
    JsonNode first(Predicate<JsonNode> wanted) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> events().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** The first event that has the text anywhere in it, when it has come. */
    JsonNode mention(String text) {
        return first(event -> event.toString().contains(text));
    }

    /** The status that the server closed the connection with, when it has. */
    int closedWith() {
        return await().atMost(PATIENCE).until(() -> closed.getNow(-1), status -> status >= 0);
    }

    private static JsonNode read(String json) {
        try {
            return Api.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + json, e);
        }
    }

    @Override
    public void close() {
        leave.run();
    }
}
