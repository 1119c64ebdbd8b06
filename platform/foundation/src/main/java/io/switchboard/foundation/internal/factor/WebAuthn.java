// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What browsers and devices answer, read and checked by the rules of Web Authentication, Level 2 (W3C): for this
 * address, this challenge, and by somebody who was there. No maker of devices is asked to vouch for them.
 */
final class WebAuthn {
    private static final List<PublicKeyCredentialParameters> KINDS = List.of(
            kind(COSEAlgorithmIdentifier.ES256), kind(COSEAlgorithmIdentifier.EdDSA), kind(COSEAlgorithmIdentifier.RS256));
    private static final int LONGEST = 16_384;

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final Origin origin;
    private final String party;

    /** @param publicUrl where people find the portal */
    WebAuthn(URI publicUrl) {
        this.origin = new Origin(asBrowsersSay(publicUrl));
        this.party = publicUrl.getHost().toLowerCase(Locale.ROOT);
    }

    /** In small letters, and without the port that the scheme has anyway. */
    private static String asBrowsersSay(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean isUsual = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (isUsual ? "" : ":" + url.getPort());
    }

    /** The domain that the passkeys belong to. */
    String party() {
        return party;
    }

    /**
     * Something that a browser sent.
     *
     * @param challenge that it says to answer, not checked
     */
    record Said<T>(T content, byte[] challenge) {}

    /** What was made for a new passkey; empty when it cannot be read. */
    Optional<Said<RegistrationData>> registration(String json) {
        return read(json, () -> {
            RegistrationData data = manager.parseRegistrationResponseJSON(json);
            return new Said<>(data, challenge(data.getCollectedClientData().getChallenge()));
        });
    }

    /** What was signed by a passkey; empty when it cannot be read. */
    Optional<Said<AuthenticationData>> assertion(String json) {
        return read(json, () -> {
            AuthenticationData data = manager.parseAuthenticationResponseJSON(json);
            Objects.requireNonNull(data.getCredentialId());
            return new Said<>(data, challenge(data.getCollectedClientData().getChallenge()));
        });
    }

    private static byte[] challenge(@Nullable Challenge said) {
        return Objects.requireNonNull(said).getValue();
    }

    private static <T> Optional<T> read(String json, Supplier<T> reading) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.get());
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException madeUp) {
            // Whatever somebody made up: the library says by each of these that a part is missing or wrong.
            return Optional.empty();
        }
    }

    /** The new passkey. @throws WebAuthnException when it was not made here, for this, and by somebody present */
    AttestedCredentialData verified(Said<RegistrationData> said) {
        RegistrationData data = manager.verify(
                said.content(), new RegistrationParameters(server(said.challenge()), KINDS, false, true));
        return Objects.requireNonNull(Objects.requireNonNull(data.getAttestationObject())
                .getAuthenticatorData()
                .getAttestedCredentialData());
    }

    /**
     * How many signatures the device has counted by now.
     *
     * @throws WebAuthnException when it was not signed here, for this, by this passkey; a
     *     {@link com.webauthn4j.verifier.exception.MaliciousCounterValueException} when the device counted more before
     */
    long verified(Said<AuthenticationData> said, StoredPasskey passkey) {
        CredentialRecordImpl record = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                null,
                null,
                passkey.signatures(),
                credentials.convert(passkey.credential()),
                null,
                null,
                null,
                transports(passkey));
        AuthenticationData data = manager.verify(
                said.content(),
                new AuthenticationParameters(
                        server(said.challenge()), record, List.of(passkey.credentialId()), false, true));
        return Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
    }

    byte[] bytes(AttestedCredentialData credential) {
        return credentials.convert(credential);
    }

    private ServerProperty server(byte[] challenge) {
        return new ServerProperty(origin, party, new DefaultChallenge(challenge));
    }

    private static Set<AuthenticatorTransport> transports(StoredPasskey passkey) {
        return passkey.transports().stream().map(AuthenticatorTransport::create).collect(Collectors.toSet());
    }

    private static PublicKeyCredentialParameters kind(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }

    /** The numbers of the kinds of keys that are taken, the dearest first. */
    static List<Long> kinds() {
        return KINDS.stream().map(kind -> kind.getAlg().getValue()).toList();
    }
}
