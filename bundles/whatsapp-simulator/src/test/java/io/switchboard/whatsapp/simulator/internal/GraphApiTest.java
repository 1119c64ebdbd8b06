// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphApiTest extends SimulatorFixture {

    @Test
    void withoutARightTokenNothingIsAnswered() {
        String address = simulator.base() + "/v23.0/" + client.phoneNumberId;

        assertThat(client.get(address, "").status()).isEqualTo(401);
        assertThat(client.get(address, "wrong").errorCode()).isEqualTo(190);
        assertThat(client.get(address, client.token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]",
        "not json",
        "{'to':'4915123004417','type':'text','text':{'body':'x'}}",
        "{'messaging_product':'whatsapp','type':'text','text':{'body':'x'}}",
        "{'messaging_product':'whatsapp','to':'abc','type':'text','text':{'body':'x'}}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'hologram','hologram':{}}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'text','text':{}}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'text','text':{'body':'x','colour':'red'}}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'text','text':{'body':'x'},'colour':'red'}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'image','image':{}}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'image','image':{'id':'1','link':'http://x'}}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'location','location':{'latitude':1}}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'reaction','reaction':{'emoji':'x'}}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'template','template':{'name':'x'}}",
        "{'messaging_product':'whatsapp','to':'4915123004417','type':'text','text':{'body':'x'},'context':{}}",
        "{'messaging_product':'whatsapp','status':'read'}",
    })
    void wrongMessagesAreRefusedWithMetasCodes(String body) {
        Client.Answer answer = client.graph("POST", client.phoneNumberId + "/messages", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isIn(100, 131009);
        assertThat(answer.json().path("error").path("error_data").path("details").asText()).endsWith(".");
        assertThat(client.chat(HANNAH)).isEmpty();
    }

    @Test
    void mediaGoesUpAndComesDownAndGoes() throws Exception {
        byte[] content = "not the end: --xyz\r\n\r\n\u0000ÿ".getBytes(StandardCharsets.UTF_8);
        String id = client.upload("a plan.pdf", "application/pdf", content).ok().path("id").asText();
        JsonNode media = client.graph(id).ok();

        assertThat(media.path("mime_type").asText()).isEqualTo("application/pdf");
        assertThat(media.path("file_size").asInt()).isEqualTo(content.length);
        assertThat(media.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(client.get(media.path("url").asText(), "").status()).isEqualTo(401);
        assertThat(client.get(media.path("url").asText(), client.token).bytes()).isEqualTo(content);

        client.graph("DELETE", id, "").ok();
        assertThat(client.graph(id).errorCode()).isEqualTo(100);
    }

    @Test
    void anUploadedImageIsShownOnThePhone() {
        String id = client.upload("lamp.png", "image/png", new byte[] {1, 2, 3}).ok().path("id").asText();
        client.graph("POST", client.phoneNumberId + "/messages",
                "{'messaging_product':'whatsapp','to':'" + HANNAHS_NUMBER + "','type':'image','image':{'id':'" + id + "','caption':'Lamp'}}").ok();

        JsonNode content = client.chat(HANNAH).path(0).path("content");
        assertThat(content.path("mime_type").asText()).isEqualTo("image/png");
        assertThat(client.control("media/" + content.path("id").asText()).bytes()).containsExactly(1, 2, 3);
        assertThat(client.graph("POST", client.phoneNumberId + "/messages",
                "{'messaging_product':'whatsapp','to':'" + HANNAHS_NUMBER + "','type':'image','image':{'id':'77'}}").errorCode()).isEqualTo(131009);
    }

    @Test
    void aCustomersImageCanBeFetched() {
        String image = Base64.getEncoder().encodeToString(new byte[] {9, 8, 7});
        client.customer(HANNAH, "{'image':{'base64':'" + image + "','mimeType':'image/png','caption':'hier'}}");
        await().until(() -> product.messages().size() == 1);

        JsonNode content = product.messages().get(0).path("image");
        String url = client.graph(content.path("id").asText()).ok().path("url").asText();
        assertThat(client.get(url, client.token).bytes()).containsExactly(9, 8, 7);
        assertThat(content.path("caption").asText()).isEqualTo("hier");
        assertThat(Base64.getDecoder().decode(content.path("sha256").asText())).hasSize(32);
    }

    @Test
    void uploadsOfWrongTypesAndSizesAreRefused() {
        assertThat(client.upload("x.exe", "application/x-msdownload", new byte[1]).errorCode()).isEqualTo(100);
        assertThat(client.upload("x.jpg", "image/jpeg", new byte[5 * 1024 * 1024 + 1]).errorCode()).isEqualTo(100);
        assertThat(client.graph("POST", client.phoneNumberId + "/media", "{}").errorCode()).isEqualTo(100);
    }

    @Test
    void aSubscriptionIsProvenByTheChallenge() {
        String account = client.businessAccountId + "/subscribed_apps";
        String right = "{'override_callback_uri':'" + product.callback() + "','verify_token':'" + Product.VERIFY_TOKEN + "'}";

        assertThat(client.graph("POST", account, right.replace(Product.VERIFY_TOKEN, "other")).errorCode()).isEqualTo(2200);
        assertThat(client.graph("POST", account, right.replace("/hooks", "/nothing")).errorCode()).isEqualTo(2200);
        assertThat(client.graph("POST", account, "{'override_callback_uri':'nowhere'}").errorCode()).isEqualTo(100);
        assertThat(client.graph("POST", account, right).ok().path("success").asBoolean()).isTrue();
        assertThat(client.graph(account).ok().path("data").path(0).path("override_callback_uri").asText()).isEqualTo(product.callback());
    }

    @Test
    void numbersAndFieldsAreDescribed() {
        assertThat(client.graph(client.businessAccountId + "/phone_numbers").ok().path("data").path(0).path("id").asText())
                .isEqualTo(client.phoneNumberId);
        JsonNode some = client.graph(client.phoneNumberId + "?fields=verified_name,quality_rating").ok();
        assertThat(some.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "verified_name", "quality_rating");
    }

    @Test
    void aNewTemplateCanBeSentWithItsVariables() {
        client.graph("POST", client.businessAccountId + "/message_templates",
                "{'name':'order','language':'de','category':'UTILITY','components':[{'type':'BODY','text':'Bestellung {{1}} kommt {{2}}.'}]}").ok();
        client.graph("POST", client.phoneNumberId + "/messages",
                "{'messaging_product':'whatsapp','to':'" + HANNAHS_NUMBER + "','type':'template','template':{'name':'order','language':{'code':'de'},"
                        + "'components':[{'type':'body','parameters':[{'type':'text','text':'7'},{'type':'text','text':'heute'}]}]}}").ok();

        assertThat(client.chat(HANNAH).path(0).path("content").path("rendered").asText()).isEqualTo("Bestellung 7 kommt heute.");
        assertThat(client.graph("POST", client.phoneNumberId + "/messages",
                "{'messaging_product':'whatsapp','to':'" + HANNAHS_NUMBER + "','type':'template','template':{'name':'nope','language':{'code':'de'}}}")
                .errorCode()).isEqualTo(132001);
        assertThat(client.graph(client.businessAccountId + "/message_templates?name=order").ok().path("data")).hasSize(1);
    }
}
