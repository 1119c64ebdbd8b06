// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.whatsapp.simulator.internal.webhook.Signature;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ControlApiTest extends SimulatorFixture {

    @Test
    void anyWebhookCanBeSentWithAnySignature() {
        product.answer(401);
        assertThat(client.control("POST", "webhooks", "{'body':{'object':'x'},'signature':'wrong'}").ok().path("status").asInt()).isEqualTo(401);
        product.answer(200);
        client.control("POST", "webhooks", "{'text':'not {json'}").ok();

        Product.Received webhook = product.received().get(0);
        assertThat(webhook.text()).isEqualTo("not {json");
        assertThat(webhook.signature()).isEqualTo(Signature.of(webhook.body(), client.appSecret));
    }

    @Test
    void aPageOfAnotherSiteCannotPostWithoutAPreflight() {
        byte[] body = "{\"text\":\"forged\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(client.call("POST", simulator.base() + "/simulator/phones/hannah/messages", "text/plain", body, "").status()).isEqualTo(415);
        assertThat(client.call("POST", simulator.base() + "/simulator/reset", "", new byte[0], "").status()).isEqualTo(415);
    }

    @Test
    void wrongCallsAreAnsweredWithASentence() {
        assertThat(client.control("POST", "phones/nobody/messages", "{'text':'x'}").status()).isEqualTo(404);
        assertThat(client.control("POST", "phones/hannah/messages", "{'text':'x','image':{}}").json().path("error").asText()).startsWith("Send exactly one of");
        assertThat(client.control("POST", "phones/hannah/messages", "{'edit':{'messageId':'unknown','text':'x'}}").status()).isEqualTo(404);
        assertThat(client.control("POST", "phones", "{'name':'Nobody'}").status()).isEqualTo(400);
        assertThat(client.control("POST", "phones", "{'phone':'+49 151 2300 4417'}").status()).isEqualTo(409);
        assertThat(client.control("POST", "burst", "{'messages':0}").status()).isEqualTo(400);
        assertThat(client.control("PUT", "phones", "{}").status()).isEqualTo(405);
        assertThat(client.control("nothing").status()).isEqualTo(404);
    }

    @Test
    void theWireShowsBodiesOnlyWhenAsked() {
        client.sendText(HANNAHS_NUMBER, "look at me");
        JsonNode plain = client.control("wire").ok();

        assertThat(plain.path("items").toString()).contains("POST /messages").doesNotContain("look at me");
        assertThat(client.control("wire?bodies=true").ok().toString()).contains("look at me").doesNotContain(Product.VERIFY_TOKEN);
    }

    @Test
    void aResetForgetsAllButNumbersAndSubscriptions() {
        client.sendText("390212345678", "x");
        client.control("PUT", "faults", "{'duplicate':true}");
        client.control("POST", "clock", "{'skipHours':5}");
        client.control("POST", "reset", "{}");

        assertThat(client.control("phones").ok().path("items")).hasSize(5);
        assertThat(client.control("faults").ok().path("duplicate").asBoolean()).isFalse();
        assertThat(client.control("state").ok().path("aheadSeconds").asLong()).isZero();
        client.customer(HANNAH, "{'text':'after'}");
        eventually(() -> product.messages().size() == 1);
    }

    @Test
    void thePageAndItsStylesAreServed() {
        Client.Answer page = client.get(simulator.base() + "/", "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(client.get(simulator.base() + "/theme/tokens.css", "").status()).isEqualTo(200);
        assertThat(client.get(simulator.base() + "/phone/../phone/index.html", "").status()).isNotEqualTo(500);
        assertThat(client.get(simulator.base() + "/theme/nothing.css", "").status()).isEqualTo(404);
    }
}
