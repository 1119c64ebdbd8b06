// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the Cloud API. Tokens go into headers and nowhere else. */
public final class GraphClient {
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int LONGEST_WAIT_SECONDS = 3_600;

    private final HttpClient http;
    private final ObjectMapper json;

    public GraphClient(HttpClient http, ObjectMapper json) {
        this.http = http;
        this.json = json;
    }

    public JsonNode get(GraphAccount account, String path, Duration timeout) throws GraphFailure {
        return ask(account, request(account, account.address(path), timeout).GET());
    }

    public JsonNode post(GraphAccount account, String path, JsonNode body, Duration timeout) throws GraphFailure {
        return post(account, path, "application/json", BodyPublishers.ofString(body.toString()), timeout);
    }

    public JsonNode post(
            GraphAccount account, String path, String contentType, BodyPublisher body, Duration timeout)
            throws GraphFailure {
        return ask(
                account,
                request(account, account.address(path), timeout)
                        .header("Content-Type", contentType)
                        .POST(body));
    }

    /** Opens a file of the provider; the caller closes the stream. */
    public InputStream download(GraphAccount account, URI file, Duration timeout) throws GraphFailure {
        HttpResponse<InputStream> answer =
                send(request(account, file, timeout).GET().build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw failure(answer, body.readNBytes(16_384));
        } catch (IOException unread) {
            throw failure(answer, new byte[0]);
        }
    }

    private static HttpRequest.Builder request(GraphAccount account, URI address, Duration timeout) {
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Authorization", "Bearer " + account.accessToken())
                .header("Accept", "*/*");
    }

    private JsonNode ask(GraphAccount account, HttpRequest.Builder request) throws GraphFailure {
        HttpResponse<byte[]> answer = send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw failure(answer, answer.body());
        }
        return tree(answer.body());
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws GraphFailure {
        try {
            return http.send(request, handler);
        } catch (IOException broken) {
            throw unreached(broken) ? GraphFailure.notReached(broken) : GraphFailure.noAnswer(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw GraphFailure.noAnswer(new InterruptedIOException("Interrupted while waiting for an answer"));
        }
    }

    /** Only what fails before the first byte was sent is sure not to have been received. */
    private static boolean unreached(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpConnectTimeoutException
                    || cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private GraphFailure failure(HttpResponse<?> answer, byte[] body) {
        JsonNode error = tree(body).path("error");
        int status = answer.statusCode();
        if (status == GATEWAY_TIMEOUT && error.isMissingNode()) {
            return GraphFailure.noAnswer(null);
        }
        int code = error.path("code").asInt(-1);
        return GraphFailure.refused(status, code, retryAfter(answer), GraphSentences.of(status, code, error));
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        Optional<String> header = answer.headers().firstValue("Retry-After");
        return header.filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(value))))
                .orElse(null);
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
