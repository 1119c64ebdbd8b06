// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages without a browser: a session cookie, GET, and the sign-in form posted as a browser would. */
final class PageVisit {
    private static final Pattern FIELD =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI base;

    private PageVisit(URI base) {
        this.base = base;
    }

    static PageVisit anonymous(Stage stage) {
        return new PageVisit(stage.url());
    }

    static PageVisit signIn(Stage stage, String email) {
        PageVisit visit = anonymous(stage);
        String page = visit.get("/signin");
        StringBuilder form = new StringBuilder();
        Matcher hidden = FIELD.matcher(page);
        while (hidden.find()) {
            add(form, hidden.group(1), hidden.group(2));
        }
        add(form, name(page, "type=\"email\""), email);
        add(form, name(page, "type=\"password\""), Stage.PASSWORD);
        add(form, name(page, "type=\"submit\""), "Sign in");
        HttpResponse<String> answer = visit.send(HttpRequest.newBuilder(visit.base.resolve("/signin"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
        if (answer.uri().getPath().contains("signin")) {
            throw new AssertionError("Not signed in: " + answer.body());
        }
        return visit;
    }

    private static String name(String page, String marker) {
        Matcher input = Pattern.compile("<(?:input|button)[^>]*" + Pattern.quote(marker) + "[^>]*>").matcher(page);
        if (!input.find()) {
            throw new AssertionError("The page has no field with " + marker);
        }
        Matcher name = Pattern.compile("name=\"([^\"]+)\"").matcher(input.group());
        if (!name.find()) {
            throw new AssertionError("The field has no name: " + input.group());
        }
        return name.group(1);
    }

    private static void add(StringBuilder form, String name, String value) {
        if (form.length() > 0) {
            form.append('&');
        }
        form.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    String get(String path) {
        return visit(path).body();
    }

    /** The browser itself, with its session, for what is not a page. */
    HttpClient browser() {
        return http;
    }

    HttpResponse<String> visit(String path) {
        // Put together as text: resolving would tidy up the odd addresses that some stories are about.
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    /** A form of a page, opened to be sent later. */
    PageForm form(String path, String id) {
        return new PageForm(this, get(path), id);
    }

    /** Sends fields as a page's script would. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> add(form, name, value));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Faces-Request", "partial/ajax")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Sends a plain form as a browser on a page of this origin would. */
    HttpResponse<String> send(String path, Map<String, String> fields, String origin) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> add(form, name, value));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
