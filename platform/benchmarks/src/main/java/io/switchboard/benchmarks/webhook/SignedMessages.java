// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whole HTTP requests, each with one text message, in the shape and with the signature of the Cloud API. For one thread. */
final class SignedMessages {
    private static final int PHONES = 500;
    private static final long START = 1_780_000_000L;

    private final Endpoint endpoint;
    private final String run;
    private final Mac mac;

    SignedMessages(Endpoint endpoint, String run) {
        this.endpoint = endpoint;
        this.run = run;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(endpoint.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] request(long number) {
        byte[] body = body(number).getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + endpoint.path() + " HTTP/1.1\r\nHost: " + endpoint.host() + ":" + endpoint.port()
                        + "\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256="
                        + HexFormat.of().formatHex(mac.doFinal(body)) + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /** Joined by hand: formatting would cost the load more than sending does. */
    String body(long number) {
        String phone = "35195" + (5_000_000 + number % PHONES);
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"100\",\"changes\":[{\"field\":\"messages\","
                + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"351910000000\","
                + "\"phone_number_id\":\"" + endpoint.phoneNumberId() + "\"},\"contacts\":[{\"profile\":{\"name\":\"Caller "
                + phone + "\"},\"wa_id\":\"" + phone + "\"}],\"messages\":[{\"from\":\"" + phone + "\",\"id\":\"wamid."
                + run + "." + number + "\",\"timestamp\":\"" + (START + number / 100) + "\",\"type\":\"text\","
                + "\"text\":{\"body\":\"Is the apartment still free in the second week, number " + number + "?\"}}]}}]}]}";
    }
}
