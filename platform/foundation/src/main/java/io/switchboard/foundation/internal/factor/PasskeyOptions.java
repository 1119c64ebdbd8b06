// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.foundation.Identity;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** What a browser is told to ask a device for, in the JSON of Web Authentication, Level 3 (W3C). */
final class PasskeyOptions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KIND = "public-key";

    private PasskeyOptions() {}

    /** To make one more. */
    static String creation(Identity identity, String party, byte[] challenge, List<StoredPasskey> known) {
        ObjectNode options = JSON.createObjectNode();
        options.putObject("rp").put("id", party).put("name", "Switchboard");
        options.putObject("user")
                .put("id", text(bytes(identity.user().value())))
                .put("name", identity.email())
                .put("displayName", identity.name());
        options.put("challenge", text(challenge));
        ArrayNode kinds = options.putArray("pubKeyCredParams");
        WebAuthn.kinds().forEach(kind -> kinds.addObject().put("type", KIND).put("alg", kind));
        options.put("timeout", Challenges.LIFE.toMillis());
        options.put("attestation", "none");
        options.putObject("authenticatorSelection").put("residentKey", "discouraged").put("userVerification", "preferred");
        list(options.putArray("excludeCredentials"), known);
        return write(options);
    }

    /** To sign with one of these. */
    static String request(String party, byte[] challenge, List<StoredPasskey> known) {
        ObjectNode options = JSON.createObjectNode();
        options.put("rpId", party);
        options.put("challenge", text(challenge));
        options.put("timeout", Challenges.LIFE.toMillis());
        options.put("userVerification", "preferred");
        list(options.putArray("allowCredentials"), known);
        return write(options);
    }

    private static void list(ArrayNode list, List<StoredPasskey> known) {
        for (StoredPasskey passkey : known) {
            ObjectNode entry = list.addObject().put("type", KIND).put("id", text(passkey.credentialId()));
            ArrayNode transports = entry.putArray("transports");
            passkey.transports().forEach(transports::add);
        }
    }

    private static String write(ObjectNode options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
