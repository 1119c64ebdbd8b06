// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.webhook;

import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.Callback;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls the product over HTTP. */
public final class Transport {

    /** No subscription yet: nobody to call. */
    public static final int NO_CALLBACK = -1;

    /** No answer: refused, cut off or too late. */
    public static final int NO_CONNECTION = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final Directory directory;

    public Transport(HttpClient client, Directory directory) {
        this.client = client;
        this.directory = directory;
    }

    /** Completes, never exceptionally, with the worst status of all copies. */
    public CompletableFuture<Integer> send(Delivery delivery) {
        CompletableFuture<Integer> worst = once(delivery.number(), delivery.body());
        for (int copy = 1; copy < delivery.copies(); copy++) {
            worst = worst.thenCombine(once(delivery.number(), delivery.body()), (one, other) -> one == 200 ? other : one);
        }
        return worst;
    }

    /** Sends any body with any signature; an empty one leaves the header out. */
    public CompletableFuture<Integer> send(BusinessNumber number, byte[] body, Optional<String> signature) {
        Optional<Callback> callback = directory.callback(number.businessAccountId());
        if (callback.isEmpty()) {
            return CompletableFuture.completedFuture(NO_CALLBACK);
        }
        return send(callback.get().uri(), body, signature);
    }

    /** Sends a signed body once, to an address outside of any subscription. */
    public CompletableFuture<Integer> hint(URI address, byte[] body, String appSecret) {
        return send(address, body, Optional.of(Signature.of(body, appSecret)));
    }

    private CompletableFuture<Integer> send(URI address, byte[] body, Optional<String> signature) {
        HttpRequest.Builder request = request(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signature.ifPresent(value -> request.header(Signature.HEADER, value));
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null ? response.statusCode() : NO_CONNECTION);
    }

    /**
     * Asks the endpoint to prove that it knows the verify token.
     *
     * @return empty when it did, else what it did instead
     */
    public Optional<String> challenge(Callback callback, String challenge) {
        String query = "hub.mode=subscribe&hub.challenge=" + encode(challenge) + "&hub.verify_token=" + encode(callback.verifyToken());
        String separator = callback.uri().getRawQuery() == null ? "?" : "&";
        try {
            HttpResponse<String> response = client.send(
                    request(URI.create(callback.uri() + separator + query)).GET().build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                return Optional.of("HTTP Status Code = " + response.statusCode());
            }
            return response.body().strip().equals(challenge) ? Optional.empty() : Optional.of("Challenge mismatch");
        } catch (IOException e) {
            return Optional.of("No connection: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Interrupted");
        }
    }

    private CompletableFuture<Integer> once(BusinessNumber number, byte[] body) {
        return send(number, body, Optional.of(Signature.of(body, number.appSecret())));
    }

    private static HttpRequest.Builder request(URI uri) {
        // Plain HTTP/1.1: the client's offer to upgrade would be one more thing that Meta does not send.
        return HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1).timeout(PATIENCE).header("User-Agent", "facebookexternalua");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
