// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.whatsapp.simulator.internal.webhook.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest extends SimulatorFixture {

    @Test
    void aCustomersTextReachesTheProductSigned() {
        String id = client.customer(HANNAH, "{'text':'Die Lampe flackert – schön ist das nicht 💡'}");
        await().until(() -> product.received().size() == 1);

        Product.Received webhook = product.received().get(0);
        JsonNode message = webhook.value().path("messages").path(0);
        assertThat(webhook.signature()).isEqualTo(Signature.of(webhook.body(), client.appSecret));
        assertThat(message.path("id").asText()).isEqualTo(id).startsWith("wamid.");
        assertThat(message.path("from").asText()).isEqualTo(HANNAHS_NUMBER);
        assertThat(message.path("text").path("body").asText()).isEqualTo("Die Lampe flackert – schön ist das nicht 💡");
        assertThat(webhook.value().path("contacts").path(0).path("profile").path("name").asText()).isEqualTo("Hannah Brandt");
        assertThat(webhook.text()).as("escaped as Meta does").contains("\\u2013").isASCII();
    }

    @Test
    void theCustomersMessageGetsItsTicksFromTheProduct() {
        String id = client.customer(HANNAH, "{'text':'Hallo'}");
        eventually(() -> state(id).equals("delivered"));

        client.graph("POST", client.phoneNumberId + "/messages",
                "{'messaging_product':'whatsapp','status':'read','message_id':'" + id + "','typing_indicator':{'type':'text'}}").ok();

        assertThat(state(id)).isEqualTo("read");
    }

    @Test
    void anAnswerReachesThePhoneAndGoesToRead() {
        String id = client.sendText("+49 151 2300 4417", "Guten Morgen");
        eventually(() -> product.ticks(id).size() == 3);

        assertThat(product.ticks(id)).containsExactly("sent", "delivered", "read");
        assertThat(client.chat(HANNAH).path(0).path("content").path("body").asText()).isEqualTo("Guten Morgen");
        assertThat(state(id)).isEqualTo("read");
    }

    @Test
    void aPhoneThatIsOffKeepsTheSecondTickBackUntilItReturns() {
        client.control("PATCH", "phones/hannah", "{'online':false}").ok();
        String first = client.sendText(HANNAHS_NUMBER, "eins");
        String second = client.sendText(HANNAHS_NUMBER, "zwei");
        eventually(() -> product.ticks(second).equals(List.of("sent")));

        client.control("PATCH", "phones/hannah", "{'online':true,'readReceipts':false}").ok();
        eventually(() -> product.ticks(second).size() == 2);

        assertThat(product.ticks(first)).containsExactly("sent", "delivered");
        assertThat(product.ticks(second)).containsExactly("sent", "delivered");

        client.control("POST", "phones/hannah/read", "{}");
        eventually(() -> product.ticks(second).contains("read"));
    }

    @Test
    void repliesReactionsEditsAndDeletionsPointAtTheirMessage() {
        String question = client.sendText(HANNAHS_NUMBER, "14:30?");
        String answer = client.customer(HANNAH, "{'text':'Ja','replyTo':'" + question + "'}");
        client.customer(HANNAH, "{'reaction':{'messageId':'" + question + "','emoji':'👍'}}");
        client.customer(HANNAH, "{'edit':{'messageId':'" + answer + "','text':'Ja, passt'}}");
        client.customer(HANNAH, "{'reaction':{'messageId':'" + question + "','emoji':''}}");
        client.customer(HANNAH, "{'delete':{'messageId':'" + answer + "'}}");
        await().until(() -> product.messages().size() == 5);

        List<JsonNode> messages = product.messages();
        assertThat(messages.get(0).path("context").path("id").asText()).isEqualTo(question);
        assertThat(messages.get(1).path("reaction").path("emoji").asText()).isEqualTo("👍");
        assertThat(messages.get(2).path("edit").path("original_message_id").asText()).isEqualTo(answer);
        assertThat(messages.get(2).path("edit").path("message").path("text").path("body").asText()).isEqualTo("Ja, passt");
        assertThat(messages.get(3).path("reaction").has("emoji")).isFalse();
        assertThat(messages.get(4).path("revoke").path("original_message_id").asText()).isEqualTo(answer);
        assertThat(client.chat(HANNAH).path(1).path("deleted").asBoolean()).isTrue();
    }

    @Test
    void theBusinessReactsAndItShowsOnThePhone() {
        String id = client.customer(HANNAH, "{'text':'Danke!'}");
        String reaction = client.graph("POST", client.phoneNumberId + "/messages",
                "{'messaging_product':'whatsapp','to':'" + HANNAHS_NUMBER + "','type':'reaction','reaction':{'message_id':'" + id + "','emoji':'❤️'}}")
                .ok().path("messages").path(0).path("id").asText();
        eventually(() -> product.ticks(reaction).equals(List.of("sent")));

        assertThat(client.chat(HANNAH)).hasSize(1);
        assertThat(client.chat(HANNAH).path(0).path("reactions").path("business").asText()).isEqualTo("❤️");
    }

    @Test
    void aCustomerWithoutANumberIsKnownByTheUserIdOnly() {
        client.customer("noor", "{'text':'Hi'}");
        await().until(() -> product.messages().size() == 1);

        JsonNode value = product.received().get(0).value();
        assertThat(value.path("messages").path(0).has("from")).isFalse();
        assertThat(value.path("messages").path(0).path("from_user_id").asText()).isEqualTo("NL.13491208655302741918");
        assertThat(value.path("contacts").path(0).has("wa_id")).isFalse();
        assertThat(value.path("contacts").path(0).path("user_id").asText()).isEqualTo("NL.13491208655302741918");

        client.graph("POST", client.phoneNumberId + "/messages",
                "{'messaging_product':'whatsapp','recipient':'NL.13491208655302741918','type':'text','text':{'body':'Hello'}}").ok();
        eventually(() -> client.chat("noor").path(1).path("state").asText().equals("read"));
    }

    @Test
    void anUnknownKindComesAsItIs() {
        client.customer(HANNAH, "{'raw':{'type':'hologram','hologram':{'depth':3}}}");
        client.customer(HANNAH, "{'unsupported':true}");
        await().until(() -> product.messages().size() == 2);

        assertThat(product.messages().get(0).path("hologram").path("depth").asInt()).isEqualTo(3);
        assertThat(product.messages().get(1).path("errors").path(0).path("code").asInt()).isEqualTo(131051);
    }

    @Test
    void aNumberThatNobodyHasBecomesACustomer() {
        client.sendText("390212345678", "Buongiorno");

        assertThat(client.control("phones").ok().path("items")).anySatisfy(phone -> assertThat(phone.path("waId").asText()).isEqualTo("390212345678"));
    }

    @Test
    void afterADayOnlyTemplatesReachTheCustomer() {
        client.customer(HANNAH, "{'text':'Hallo'}");
        client.control("POST", "clock", "{'skipHours':25}").ok();
        String late = client.sendText(HANNAHS_NUMBER, "Noch da?");
        String template = client.graph("POST", client.phoneNumberId + "/messages",
                "{'messaging_product':'whatsapp','to':'" + HANNAHS_NUMBER + "','type':'template','template':{'name':'hello_world','language':{'code':'en_US'}}}")
                .ok().path("messages").path(0).path("id").asText();
        eventually(() -> product.ticks(late).equals(List.of("failed")) && product.ticks(template).contains("delivered"));

        assertThat(product.statuses().stream().filter(status -> status.has("errors")).map(status -> status.path("errors").path(0).path("code").asInt()))
                .containsExactly(131047);
    }

    @Test
    void twoBusinessNumbersDoNotMix() throws Exception {
        Client other = new Client(HTTP, simulator.base(), client.control("POST", "numbers", "{'businessName':'Other'}").ok());
        try (Product otherProduct = new Product()) {
            other.subscribe(otherProduct);
            other.customer(HANNAH, "{'text':'for the other'}");
            eventually(() -> otherProduct.messages().size() == 1);
        }
        assertThat(product.messages()).isEmpty();
        assertThat(client.chat(HANNAH)).isEmpty();
        assertThat(other.graph(client.phoneNumberId).errorCode()).isEqualTo(100);
    }

    private String state(String messageId) {
        for (JsonNode message : client.chat(HANNAH)) {
            if (message.path("id").asText().equals(messageId)) {
                return message.path("state").asText();
            }
        }
        return "absent";
    }
}
