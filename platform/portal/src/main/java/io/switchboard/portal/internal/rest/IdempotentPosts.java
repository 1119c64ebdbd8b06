// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.IdempotencyKeys;
import io.switchboard.foundation.IdempotencyKeys.Answer;
import io.switchboard.foundation.IdempotencyKeys.Claim;
import io.switchboard.foundation.IdempotencyKeys.First;
import io.switchboard.foundation.IdempotencyKeys.Replay;
import io.switchboard.foundation.Identity;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a POST with an {@code Idempotency-Key} once, and gives its answer again to whoever sends it again.
 * Only an answer of success is kept, since a refused request has changed nothing, and whoever may not call the
 * method any more gets the refusal in its place.
 */
final class IdempotentPosts {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final int LARGEST_BODY = 5 * 1024 * 1024;
    private static final Pattern READABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotencyKeys keys;

    IdempotentPosts(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** What carries a request out. */
    @FunctionalInterface
    interface Dispatch {
        void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    void serve(HttpServletRequest request, HttpServletResponse response, Dispatch dispatch)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        Optional<Identity> identity = CurrentIdentity.find();
        if (key == null || !request.getMethod().equals("POST") || identity.isEmpty()) {
            dispatch.serve(request, response);
            return;
        }
        if (!READABLE.matcher(key).matches()) {
            throw new Refusal(400, "idempotency.malformed_key",
                    "An Idempotency-Key has 1 to 255 visible ASCII characters; send such a one.");
        }
        once(identity.get(), key, request, response, dispatch);
    }

    private void once(
            Identity identity, String key, HttpServletRequest request, HttpServletResponse response, Dispatch dispatch)
            throws ServletException, IOException {
        MessageDigest digest = digestOfAddress(request);
        HttpServletRequest readable = request;
        if (!isMultipart(request)) {
            byte[] body = body(request);
            digest.update(body);
            readable = new RereadRequest(request, body);
        }
        Claim claim = keys.claim(identity, key, digest.digest());
        if (claim instanceof First first) {
            carryOut(first, readable, response, dispatch);
        } else if (claim instanceof Replay replay) {
            replay(replay.answer(), readable, response, dispatch);
        }
    }

    /** Only to whom it may still be given: rights may have been taken away since, and some answers hold a secret. */
    private static void replay(
            Answer answer, HttpServletRequest request, HttpServletResponse response, Dispatch dispatch)
            throws ServletException, IOException {
        Rehearsal rehearsal = Rehearsal.of(request);
        HeldResponse held = new HeldResponse(response);
        dispatch.serve(request, held);
        if (rehearsal.isAdmitted()) {
            response.setHeader(REPLAYED, "true");
            write(answer, response);
        } else {
            response.getOutputStream().write(held.body());
        }
    }

    private static void carryOut(
            First first, HttpServletRequest request, HttpServletResponse response, Dispatch dispatch)
            throws ServletException, IOException {
        HeldResponse held = new HeldResponse(response);
        boolean kept = false;
        try {
            dispatch.serve(request, held);
            if (held.getStatus() >= 200 && held.getStatus() < 300) {
                // Before it is sent: a client that has gone must find it when it comes back.
                first.answered(new Answer(held.getStatus(), described(held), held.body()));
                kept = true;
            }
        } finally {
            if (!kept) {
                first.withdrawn();
            }
        }
        response.getOutputStream().write(held.body());
    }

    private static Map<String, String> described(HttpServletResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        Stream.of("Location", "ETag", "Retry-After", "Cache-Control").forEach(name -> put(headers, name, response.getHeader(name)));
        put(headers, "Content-Type", response.getContentType());
        return headers;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static void write(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentLength(answer.body().length);
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(answer.body());
    }

    /** Two uploads of one file have different boundaries, so of these only the address counts. */
    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new Refusal(413, "request.too_large", "A request may hold 5 MB at most; send less at once.");
        }
        return body;
    }

    private static MessageDigest digestOfAddress(HttpServletRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String address = request.getRequestURI() + "?" + request.getQueryString() + "\n";
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
