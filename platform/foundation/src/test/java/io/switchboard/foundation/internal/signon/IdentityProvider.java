// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A little provider that gives what it is told to, and checks what a provider checks. */
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "switchboard";
    static final String SECRET = "client-secret-of-the-provider";

    private static final RSAKey KEY = key();
    private static final RSAKey UNKNOWN = key();

    private final HttpServer server;
    private final Map<String, Given> codes = new ConcurrentHashMap<>();
    private String calledItself;
    private Consumer<JWTClaimsSet.Builder> forged = claims -> {};
    private Function<JWTClaimsSet, String> signed = claims -> signed(claims, KEY);
    private final AtomicInteger descriptions = new AtomicInteger();
    private String discovery = "";

    /** What a code stands for. */
    private record Given(JWTClaimsSet claims, String challenge, String redirect) {}

    IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        calledItself = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/.well-known/openid-configuration", this::describe);
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often it was asked what it is. */
    int descriptions() {
        return descriptions.get();
    }

    /** Changes what it says of people from now on. */
    void forge(Consumer<JWTClaimsSet.Builder> change) {
        forged = change;
    }

    void signNothing() {
        signed = claims -> new PlainJWT(claims).serialize();
    }

    void signByUnknownKey() {
        signed = claims -> signed(claims, UNKNOWN);
    }

    void callItself(String issuer) {
        calledItself = issuer;
    }

    /** What it says of itself in the place of the truth. */
    void describeItselfAs(String text) {
        discovery = text;
    }

    /** Somebody signs in there; gives the parameters that their browser is sent back with. */
    Map<String, List<String>> signIn(URI address, String subject, String email, boolean isVerified) {
        Map<String, List<String>> asked = URLUtils.parseParameters(address.getRawQuery());
        if (!asked.get("client_id").equals(List.of(CLIENT)) || !asked.get("code_challenge_method").equals(List.of("S256"))) {
            throw new AssertionError("Asked in another way: " + address);
        }
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(CLIENT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("nonce", asked.get("nonce").get(0))
                .claim("email", email)
                .claim("email_verified", isVerified)
                .claim("name", "Somebody " + subject);
        forged.accept(claims);
        String code = UUID.randomUUID().toString();
        codes.put(code, new Given(claims.build(), asked.get("code_challenge").get(0), asked.get("redirect_uri").get(0)));
        Map<String, List<String>> answer = new HashMap<>();
        answer.put("code", List.of(code));
        answer.put("state", asked.get("state"));
        answer.put("iss", List.of(issuer()));
        return answer;
    }

    private void describe(HttpExchange exchange) throws IOException {
        descriptions.incrementAndGet();
        String described =
                """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%2$s/token","jwks_uri":"%2$s/keys",
                 "response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}
                """
                        .formatted(calledItself, issuer());
        answer(exchange, 200, discovery.isEmpty() ? described : discovery);
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> asked = URLUtils.parseParameters(body);
        Given given = codes.remove(asked.get("code").get(0));
        String expected = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean isRight = given != null
                && expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && given.redirect().equals(asked.get("redirect_uri").get(0))
                && CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(asked.get("code_verifier").get(0)))
                        .getValue()
                        .equals(given.challenge());
        if (!isRight) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + signed.apply(given.claims()) + "\"}");
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
