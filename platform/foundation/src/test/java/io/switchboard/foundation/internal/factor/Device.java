// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.switchboard.foundation.internal.token.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A device with one passkey, and the browser in front of it, after Web Authentication, Level 2 (W3C). */
final class Device {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PRESENT = 1;
    private static final int MADE = 0x40;

    private final byte[] credentialId = new byte[32];
    private final KeyPair key;
    private String origin = "http://localhost:9080";
    private String party = "localhost";
    private int flags = PRESENT;
    private int signatures;

    Device() {
        new SecureRandom().nextBytes(credentialId);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on the browser shows another site. */
    Device at(String site) {
        origin = site;
        return this;
    }

    Device of(String domain) {
        party = domain;
        return this;
    }

    /** From now on nobody touches it. */
    Device unattended() {
        flags = 0;
        return this;
    }

    /** It counts its signatures from here on. */
    Device counting(int from) {
        signatures = from;
        return this;
    }

    /** What the browser sends for a new passkey. */
    String make(String options) {
        byte[] client = client("webauthn.create", options);
        Map<String, Object> attestation = new LinkedHashMap<>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", authenticator(flags | MADE, publicKey()));
        try {
            return said(Map.of(
                    "clientDataJSON", text(client),
                    "attestationObject", text(new CBORMapper().writeValueAsBytes(attestation)),
                    "transports", List.of("internal", "unheard-of")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser sends for a signature. */
    String sign(String options) {
        if (signatures > 0) {
            signatures++;
        }
        byte[] client = client("webauthn.get", options);
        byte[] authenticator = authenticator(flags, new byte[0]);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(authenticator);
            signature.update(Sha256.of(client));
            return said(Map.of(
                    "clientDataJSON", text(client),
                    "authenticatorData", text(authenticator),
                    "signature", text(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String said(Map<String, Object> response) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", text(credentialId));
        said.put("rawId", text(credentialId));
        said.put("type", "public-key");
        said.put("response", response);
        said.put("clientExtensionResults", Map.of());
        return JSON.valueToTree(said).toString();
    }

    private byte[] client(String type, String options) {
        try {
            JsonNode asked = JSON.readTree(options);
            return JSON.writeValueAsBytes(Map.of(
                    "type", type, "challenge", asked.get("challenge").asText(), "origin", origin, "crossOrigin", false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] authenticator(int with, byte[] more) {
        return ByteBuffer.allocate(37 + more.length)
                .put(Sha256.of(party.getBytes(StandardCharsets.UTF_8)))
                .put((byte) with)
                .putInt(signatures)
                .put(more)
                .array();
    }

    /** The attested credential: no maker, the id, and the key as COSE writes it (RFC 9053). */
    private byte[] publicKey() {
        ECPublicKey own = (ECPublicKey) key.getPublic();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[16]);
        out.writeBytes(new byte[] {0, (byte) credentialId.length});
        out.writeBytes(credentialId);
        out.writeBytes(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20});
        out.writeBytes(coordinate(own.getW().getAffineX()));
        out.writeBytes(new byte[] {0x22, 0x58, 0x20});
        out.writeBytes(coordinate(own.getW().getAffineY()));
        return out.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
