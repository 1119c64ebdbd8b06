// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser with one signed-in person asks of the server: pages with a session cookie, and one open push stream. */
final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");
    private static final String SESSION = "SWITCHBOARD";

    private final HttpClient http;
    private final URI base;
    private final String cookie;

    private Browser(HttpClient http, URI base, String cookie) {
        this.http = http;
        this.base = base;
        this.cookie = cookie;
    }

    /** Signs in by the form, as a person does. */
    static Browser signIn(URI base, String email, String password) throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        HttpClient own = HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<String> page = own.send(HttpRequest.newBuilder(base.resolve("/signin")).build(), HttpResponse.BodyHandlers.ofString());
        StringBuilder form = new StringBuilder();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            add(form, hidden.group(1), hidden.group(2));
        }
        add(form, name(page.body(), "type=\"email\""), email);
        add(form, name(page.body(), "type=\"password\""), password);
        add(form, name(page.body(), "type=\"submit\""), "Sign in");
        HttpResponse<String> answer = own.send(
                HttpRequest.newBuilder(base.resolve("/signin"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("signin")) {
            throw new IllegalStateException("Not signed in, status " + answer.statusCode());
        }
        String session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(SESSION))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .findFirst()
                .orElseThrow();
        return new Browser(Shared.HTTP, base, session);
    }

    /** The page with its status and its size as sent. */
    HttpResponse<byte[]> view(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(base.resolve(path)).header("Cookie", cookie).header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The stream over which an open page hears of changes. */
    WebSocket listen() {
        return http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", base.toString())
                .buildAsync(URI.create(base.toString().replace("http:", "ws:") + "/push"), new WebSocket.Listener() {})
                .join();
    }

    private static String name(String page, String marker) {
        Matcher field = Pattern.compile("<(?:input|button)[^>]*" + Pattern.quote(marker) + "[^>]*>").matcher(page);
        Matcher name = Pattern.compile("name=\"([^\"]+)\"").matcher(field.find() ? field.group() : "");
        if (!name.find()) {
            throw new IllegalStateException("The sign-in page has no field with " + marker);
        }
        return name.group(1);
    }

    private static void add(StringBuilder form, String name, String value) {
        form.append(form.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** One client for all: its threads are not what is measured. */
    private static final class Shared {
        private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
