// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Calls the simulator over real HTTP: the control API, and the Graph API with one number's token. */
final class Client {

    /** An answer. */
    record Answer(int status, byte[] bytes) {
        JsonNode json() {
            try {
                return Json.parse(bytes);
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + new String(bytes, StandardCharsets.UTF_8), e);
            }
        }

        /** A successful answer's JSON. */
        JsonNode ok() {
            if (status >= 300) {
                throw new AssertionError(status + ": " + new String(bytes, StandardCharsets.UTF_8));
            }
            return json();
        }

        int errorCode() {
            return json().path("error").path("code").asInt(-1);
        }
    }

    private final HttpClient http;
    private final String base;
    final String phoneNumberId;
    final String businessAccountId;
    final String token;
    final String appSecret;

    Client(HttpClient http, String base, JsonNode credentials) {
        this.http = http;
        this.base = base;
        this.phoneNumberId = credentials.path("phoneNumberId").asText();
        this.businessAccountId = credentials.path("businessAccountId").asText();
        this.token = credentials.path("accessToken").asText();
        this.appSecret = credentials.path("appSecret").asText();
    }

    Answer control(String method, String path, String json) {
        return call(method, base + "/simulator/" + path, "application/json", quotes(json).getBytes(StandardCharsets.UTF_8), "");
    }

    Answer control(String path) {
        return call("GET", base + "/simulator/" + path, "", new byte[0], "");
    }

    Answer graph(String method, String path, String json) {
        return call(method, base + "/v23.0/" + path, "application/json", quotes(json).getBytes(StandardCharsets.UTF_8), token);
    }

    Answer graph(String path) {
        return call("GET", base + "/v23.0/" + path, "", new byte[0], token);
    }

    Answer get(String address, String bearer) {
        return call("GET", address, "", new byte[0], bearer);
    }

    void subscribe(Product product) {
        graph("POST", businessAccountId + "/subscribed_apps",
                "{'override_callback_uri':'" + product.callback() + "','verify_token':'" + Product.VERIFY_TOKEN + "'}").ok();
    }

    /** Sends text to a phone and returns the message's id. */
    String sendText(String to, String text) {
        return graph("POST", phoneNumberId + "/messages",
                        "{'messaging_product':'whatsapp','recipient_type':'individual','to':'" + to + "','type':'text','text':{'body':'" + text + "'}}")
                .ok().path("messages").path(0).path("id").asText();
    }

    /** The customer does something; returns the id. */
    String customer(String phoneId, String json) {
        String whose = "{'phoneNumberId':'" + phoneNumberId + "',";
        return control("POST", "phones/" + phoneId + "/messages", whose + json.substring(1)).ok().path("id").asText();
    }

    JsonNode chat(String phoneId) {
        return control("phones/" + phoneId + "/messages?limit=5000&phoneNumberId=" + phoneNumberId).ok().path("items");
    }

    Answer upload(String filename, String type, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--xyz\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        return call("POST", base + "/v23.0/" + phoneNumberId + "/media", "multipart/form-data; boundary=xyz", body.toByteArray(), token);
    }

    Answer call(String method, String address, String contentType, byte[] body, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, new byte[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String quotes(String json) {
        return json.replace('\'', '"');
    }
}
