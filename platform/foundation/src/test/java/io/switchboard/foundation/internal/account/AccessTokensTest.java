// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.internal.account.AccessTokens.Holder;
import io.switchboard.foundation.testing.MovableClock;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();

    private final MovableClock clock = new MovableClock();
    private final AccessTokens tokens = new AccessTokens(KEY, clock);
    private final Holder holder =
            new Holder(new UserId(UUID.randomUUID()), new OrganizationId(UUID.randomUUID()), SessionId.next());

    @Test
    void givesBackWhatItSigned() {
        assertThat(tokens.check(tokens.sign(holder))).contains(holder);
        Holder operator = new Holder(holder.user(), null, holder.session());
        assertThat(tokens.check(tokens.sign(operator))).contains(operator);
    }

    @Test
    void takesNoStrangersToken() throws Exception {
        AccessTokens strangers = new AccessTokens("another key, also of 32 bytes...".getBytes(), clock);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("switchboard")
                .subject(holder.user().toString())
                .claim("sid", holder.session().toString())
                .expirationTime(new Date(Long.MAX_VALUE / 1000))
                .build();
        String[] good = tokens.sign(holder).split("\\.");

        assertThat(tokens.check(strangers.sign(holder))).isEmpty();
        assertThat(tokens.check(new PlainJWT(claims).serialize())).as("unsigned").isEmpty();
        assertThat(tokens.check(signed(new JWTClaimsSet.Builder(claims).issuer("other").build()))).isEmpty();
        assertThat(tokens.check(signed(new JWTClaimsSet.Builder(claims).expirationTime(null).build()))).isEmpty();
        assertThat(tokens.check(signed(new JWTClaimsSet.Builder(claims).subject("nobody").build()))).isEmpty();
        assertThat(tokens.check(signed(new JWTClaimsSet.Builder(claims).claim("sid", null).build()))).isEmpty();
        assertThat(tokens.check(good[0] + "." + good[1] + ".")).as("signature cut off").isEmpty();
        assertThat(tokens.check("")).isEmpty();
        assertThat(tokens.check("a.b.c")).isEmpty();
    }

    @Test
    void wantsAKeyThatIsLongEnough() {
        assertThatThrownBy(() -> new AccessTokens(new byte[31], clock)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String signed(JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(KEY));
        return token.serialize();
    }
}
