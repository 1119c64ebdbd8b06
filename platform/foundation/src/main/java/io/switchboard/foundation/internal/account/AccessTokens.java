// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.SessionId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs and checks access tokens: JWT, HS256, a quarter of an hour. */
final class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final String ISSUER = "switchboard";
    private static final String ORGANIZATION = "org";
    private static final String SESSION = "sid";

    private final MACSigner signer;
    private final JWSVerifier verifier;
    private final Clock clock;

    AccessTokens(byte[] key, Clock clock) {
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The token key must be at least 32 bytes", e);
        }
        this.clock = clock;
    }

    String sign(Holder holder) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(holder.user().toString())
                .claim(SESSION, holder.session().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
        if (holder.organization() != null) {
            claims.claim(ORGANIZATION, holder.organization().toString());
        }
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The access token cannot be signed", e);
        }
        return token.serialize();
    }

    /** Empty when the token is expired, forged or no token at all. */
    Optional<Holder> check(String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            boolean ours = JWSAlgorithm.HS256.equals(parsed.getHeader().getAlgorithm()) && parsed.verify(verifier);
            return ours ? holder(parsed.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            // Whatever a stranger sends is no token; there is nothing to tell them apart by.
            return Optional.empty();
        }
    }

    private Optional<Holder> holder(JWTClaimsSet claims) throws ParseException {
        Date expires = claims.getExpirationTime();
        String user = claims.getSubject();
        String session = claims.getStringClaim(SESSION);
        if (!ISSUER.equals(claims.getIssuer()) || expires == null || user == null || session == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(expires.toInstant())) {
            return Optional.empty();
        }
        String organization = claims.getStringClaim(ORGANIZATION);
        return Optional.of(new Holder(
                UserId.of(user),
                organization == null ? null : OrganizationId.of(organization),
                SessionId.of(session)));
    }

    /** Whom a token speaks for. */
    record Holder(UserId user, @Nullable OrganizationId organization, SessionId session) {}
}
