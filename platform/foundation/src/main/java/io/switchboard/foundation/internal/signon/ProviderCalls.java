// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls providers: only where they may be, never where they lead on to, not for long, and reads no more than is bearable. */
final class ProviderCalls implements HTTPRequestSender {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final int MOST = 256 * 1024;
    /** The client writes these by itself. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "connection");

    private final ProviderAddress addresses;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    ProviderCalls(ProviderAddress addresses) {
        this.addresses = addresses;
    }

    ProviderAddress addresses() {
        return addresses;
    }

    /** The text of what is there. */
    String read(URI address) throws ProviderFault {
        HTTPResponse answer = send(new HTTPRequest(HTTPRequest.Method.GET, address));
        if (!answer.indicatesSuccess()) {
            throw new ProviderFault("status", "The provider answers with status " + answer.getStatusCode() + "; check its address.");
        }
        return answer.getBody() == null ? "" : answer.getBody();
    }

    /** @throws ProviderFault when there is no answer */
    HTTPResponse send(HTTPRequest request) throws ProviderFault {
        addresses.check(request.getURI());
        try {
            return request.send(this);
        } catch (IOException e) {
            throw new ProviderFault("unreachable", "The provider does not answer, or not in a bearable way.", e);
        }
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request(request), head -> new BoundedBody(MOST));
        try {
            return response(sent.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw new IOException("No answer", e.getCause());
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new IOException("No answer in " + WHOLE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted");
        }
    }

    private static HttpRequest request(ReadOnlyHTTPRequest request) {
        String body = request.getBody();
        HttpRequest.Builder built = HttpRequest.newBuilder(request.getURI())
                .timeout(WHOLE)
                .method(
                        request.getMethod().name(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        request.getHeaderMap().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> built.header(name, value));
            }
        });
        return built.build();
    }

    private static HTTPResponse response(HttpResponse<byte[]> answer) throws IOException {
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        List<String> types = answer.headers().allValues("content-type");
        if (!types.isEmpty()) {
            try {
                response.setContentType(types.get(0));
            } catch (ParseException e) {
                throw new IOException("No media type", e);
            }
        }
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }
}
