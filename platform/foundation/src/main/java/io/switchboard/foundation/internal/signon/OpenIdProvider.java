// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.switchboard.api.problem.FieldError;
import io.switchboard.foundation.internal.account.BriefCache;
import io.switchboard.foundation.internal.account.PersonRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The conversation with a provider. What it says is read and checked by the library; here is what we ask it to check. */
final class OpenIdProvider {
    /** Only keys that the provider publishes: not the client's secret, and never none. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);
    private static final int MOST_AT_ONCE = 4;

    private final ProviderCalls calls;
    private final BriefCache<String, OIDCProviderMetadata> known;
    private final Map<String, Semaphore> underWay = new ConcurrentHashMap<>();

    OpenIdProvider(ProviderCalls calls, Clock clock) {
        this.calls = calls;
        this.known = new BriefCache<>(clock, KNOWN_FOR);
    }

    /**
     * What it said some minutes ago at most: anybody may ask for the way to it, and must not keep us, or a server that
     * we are told is one, busy by that.
     */
    OIDCProviderMetadata known(String issuer) throws ProviderFault {
        Optional<OIDCProviderMetadata> kept = known.get(issuer, none -> Optional.empty());
        if (kept.isPresent()) {
            return kept.get();
        }
        Semaphore places = underWay.computeIfAbsent(issuer, none -> new Semaphore(MOST_AT_ONCE));
        if (!places.tryAcquire()) {
            throw new ProviderFault("unreachable", "The provider does not answer as fast as it is asked.");
        }
        try {
            OIDCProviderMetadata asked = discover(issuer);
            known.reload(issuer, none -> Optional.of(asked));
            return asked;
        } finally {
            places.release();
        }
    }

    /** What the provider says of itself. */
    OIDCProviderMetadata discover(String issuer) throws ProviderFault {
        calls.addresses().check(uri(issuer));
        OIDCProviderMetadata metadata;
        try {
            URI document = OIDCProviderMetadata.resolveURL(new Issuer(issuer)).toURI();
            metadata = OIDCProviderMetadata.parse(calls.read(document));
        } catch (GeneralException | URISyntaxException e) {
            throw new ProviderFault("no_provider", "There is no OpenID Connect provider at this address.", e);
        }
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new ProviderFault("other_issuer", "The provider there calls itself by another address; use exactly that one.");
        }
        if (metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null || metadata.getJWKSetURI() == null) {
            throw new ProviderFault("no_provider", "There is no OpenID Connect provider at this address.");
        }
        // The browser goes there, not we: it need not be outside.
        calls.addresses().checkForm(metadata.getAuthorizationEndpointURI());
        calls.addresses().check(metadata.getTokenEndpointURI());
        calls.addresses().check(metadata.getJWKSetURI());
        return metadata;
    }

    static URI uri(String text) throws ProviderFault {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ProviderFault("address", "This is not the address of a provider; copy it from there.", e);
        }
    }

    /** Where the browser goes. */
    static URI request(OIDCProviderMetadata metadata, Client client, BrowserSecret browser, String state, String hint) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email", "profile"), new ClientID(client.id()), client.redirect())
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(browser.nonce())
                .codeChallenge(browser.verifier(), CodeChallengeMethod.S256);
        if (!hint.isEmpty()) {
            request.loginHint(hint);
        }
        return request.build().toURI();
    }

    /** Whom the provider vouches for in its answer. */
    Claims claims(String issuer, Client client, Map<String, List<String>> answer, BrowserSecret browser)
            throws ProviderFault {
        OIDCProviderMetadata metadata = discover(issuer);
        AuthorizationCode code = code(metadata, client, answer);
        JWT token = exchange(metadata, client, code, browser);
        try {
            IDTokenClaimsSet claims = new IDTokenValidator(
                            metadata.getIssuer(), new ClientID(client.id()), keys(metadata), null)
                    .validate(token, browser.nonce());
            return Claims.of(claims);
        } catch (BadJOSEException | JOSEException e) {
            throw notBelieved(e);
        }
    }

    private static AuthorizationCode code(OIDCProviderMetadata metadata, Client client, Map<String, List<String>> answer)
            throws ProviderFault {
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(client.redirect(), answer);
            // An answer that another provider gave must not be taken to this one.
            Issuer said = response.getIssuer();
            boolean isSaid = said != null || metadata.supportsAuthorizationResponseIssuerParam();
            if (isSaid && !Objects.equals(said, metadata.getIssuer())) {
                throw new ProviderFault("not_believed", "This answer came from another provider than was asked.");
            }
            if (!response.indicatesSuccess()) {
                throw new ProviderFault("declined", "Your provider did not let you in; ask whoever runs it.");
            }
            AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
            if (code == null) {
                throw notBelieved(null);
            }
            return code;
        } catch (ParseException e) {
            throw notBelieved(e);
        }
    }

    private JWT exchange(OIDCProviderMetadata metadata, Client client, AuthorizationCode code, BrowserSecret browser)
            throws ProviderFault {
        TokenRequest request = new TokenRequest(
                metadata.getTokenEndpointURI(),
                authentication(metadata, client),
                new AuthorizationCodeGrant(code, client.redirect(), browser.verifier()));
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(calls.send(request.toHTTPRequest()));
            if (!response.indicatesSuccess()) {
                throw new ProviderFault(
                        "no_token", "Your provider did not confirm the sign-in; the client id or its secret may be wrong.");
            }
            JWT token = ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens().getIDToken();
            if (token == null) {
                throw notBelieved(null);
            }
            return token;
        } catch (ParseException e) {
            throw notBelieved(e);
        }
    }

    private static ClientAuthentication authentication(OIDCProviderMetadata metadata, Client client) {
        List<ClientAuthenticationMethod> known = metadata.getTokenEndpointAuthMethods();
        boolean isPosted = known != null
                && !known.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && known.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        ClientID id = new ClientID(client.id());
        Secret secret = new Secret(client.secret());
        return isPosted ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }

    private JWSVerificationKeySelector<SecurityContext> keys(OIDCProviderMetadata metadata) throws ProviderFault {
        Set<JWSAlgorithm> usable = new HashSet<>(SIGNATURES);
        if (metadata.getIDTokenJWSAlgs() != null) {
            usable.retainAll(metadata.getIDTokenJWSAlgs());
        }
        if (usable.isEmpty()) {
            throw new ProviderFault("not_believed", "The provider signs in no way that is believed here.");
        }
        try {
            JWKSet published = JWKSet.parse(calls.read(metadata.getJWKSetURI()));
            return new JWSVerificationKeySelector<>(usable, new ImmutableJWKSet<>(published));
        } catch (java.text.ParseException e) {
            throw notBelieved(e);
        }
    }

    private static ProviderFault notBelieved(@Nullable Throwable why) {
        String sentence = "What your provider said is not believed; begin again, and tell your admin if it stays so.";
        return why == null ? new ProviderFault("not_believed", sentence) : new ProviderFault("not_believed", sentence, why);
    }

    /** Whom we are to the provider. */
    record Client(String id, String secret, URI redirect) {
        /** Not the secret. */
        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * Whom it vouches for.
     *
     * @param email as it is stored and compared; empty when there is none
     */
    record Claims(String issuer, String subject, String email, boolean isEmailVerified, String name) {
        private static final int LONGEST_SUBJECT = 255;

        /** @throws ProviderFault for a subject that is longer than the standard allows */
        static Claims of(IDTokenClaimsSet token) throws ProviderFault {
            String subject = token.getSubject().getValue();
            if (subject.length() > LONGEST_SUBJECT) {
                throw notBelieved(null);
            }
            String email = token.getStringClaim("email");
            String name = token.getStringClaim("name");
            return new Claims(
                    token.getIssuer().getValue(),
                    subject,
                    email == null ? "" : address(email),
                    Boolean.TRUE.equals(token.getBooleanClaim("email_verified")),
                    name == null ? "" : name.strip());
        }

        /** What is no address is none, whatever the provider says of it. */
        private static String address(String claimed) {
            String email = PersonRules.email(claimed);
            List<FieldError> errors = new ArrayList<>();
            PersonRules.checkEmail(errors, email);
            return errors.isEmpty() ? email : "";
        }
    }
}
