// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhook bodies in the shape of the Cloud API, signed as Meta signs them. */
record CloudPayloads(String phoneNumberId, String appSecret) {

    /** One text message of one customer. */
    byte[] text(String waId, String name, String messageId, long epochSecond, String body) {
        return message(waId, name, messageId, epochSecond, "\"type\":\"text\",\"text\":{\"body\":\"%s\"}".formatted(body));
    }

    /** One file of one customer; its bytes are to be fetched from the provider. */
    byte[] document(String waId, String name, String messageId, long epochSecond, String media, String fileName) {
        return message(waId, name, messageId, epochSecond, """
                "type":"document","document":{"id":"%s","mime_type":"text/plain","filename":"%s"}"""
                .formatted(media, fileName));
    }

    private byte[] message(String waId, String name, String messageId, long epochSecond, String content) {
        return ("""
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"351910000000","phone_number_id":"%s"},
                "contacts":[{"profile":{"name":"%s"},"wa_id":"%s"}],
                "messages":[{"from":"%s","id":"%s","timestamp":"%d",%s}]}}]}]}
                """)
                .formatted(phoneNumberId, name, waId, waId, messageId, epochSecond, content)
                .getBytes(StandardCharsets.UTF_8);
    }

    Map<String, String> headers(byte[] body) {
        return Map.of("Content-Type", "application/json", "X-Hub-Signature-256", "sha256=" + signature(body));
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
