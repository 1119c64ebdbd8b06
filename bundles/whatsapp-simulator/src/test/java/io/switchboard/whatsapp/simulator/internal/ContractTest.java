// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.whatsapp.simulator.internal.contract.MetaContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, in both directions, against Meta's contract. */
class ContractTest extends SimulatorFixture {

    private static final MetaContract CONTRACT = MetaContract.current();
    private static final String TO = "'messaging_product':'whatsapp','recipient_type':'individual','to':'+4915123004417'";

    @ParameterizedTest
    @ValueSource(strings = {
        "{'text':'Hallo'}",
        "{'image':{'base64':'AQI=','mimeType':'image/jpeg','caption':'c'}}",
        "{'video':{'base64':'AQI='}}",
        "{'audio':{'base64':'AQI=','voice':true}}",
        "{'document':{'base64':'AQI=','filename':'a.pdf'}}",
        "{'sticker':{'base64':'AQI='}}",
        "{'location':{'latitude':48.1,'longitude':11.5}}",
        "{'location':{'latitude':48.1,'longitude':11.5,'name':'Laden','address':'Weg 1','url':'https://example.org'}}",
        "{'contacts':[{'name':{'formatted_name':'Lena'},'phones':[{'phone':'+49 151','wa_id':'49151','type':'CELL'}]}]}",
        "{'interactive':{'type':'list_reply','id':'1','title':'Eins','description':'d'},'replyTo':'$'}",
        "{'interactive':{'type':'button_reply','id':'1','title':'Eins'},'replyTo':'$'}",
        "{'button':{'payload':'STOP','text':'STOP'},'replyTo':'$'}",
        "{'text':'Antwort','replyTo':'$'}",
        "{'unsupported':true}",
        "{'reaction':{'messageId':'$','emoji':'👍'}}",
        "{'reaction':{'messageId':'$','emoji':''}}",
    })
    void webhooksOfCustomersFulfilTheContract(String action) {
        String known = client.sendText(HANNAHS_NUMBER, "Frage");
        client.customer(HANNAH, action.replace("$", known));
        eventually(() -> product.messages().size() == 1 && product.ticks(known).size() == 3);

        assertAllFulfilled();
    }

    @Test
    void editsDeletionsAndHiddenNumbersFulfilTheNewerContract() {
        String own = client.customer(HANNAH, "{'text':'eins'}");
        client.customer(HANNAH, "{'edit':{'messageId':'" + own + "','text':'zwei'}}");
        client.customer(HANNAH, "{'delete':{'messageId':'" + own + "'}}");
        client.customer("noor", "{'text':'hi'}");
        String answer = client.graph("POST", client.phoneNumberId + "/messages",
                "{'messaging_product':'whatsapp','recipient':'NL.13491208655302741918','type':'text','text':{'body':'x'}}").ok()
                .path("messages").path(0).path("id").asText();
        eventually(() -> product.messages().size() == 4 && product.ticks(answer).size() == 3);

        assertAllFulfilled();
    }

    @Test
    void failuresAndTemplateStatusesFulfilTheContract() {
        client.control("PUT", "faults", "{'errorCode':131049,'errorTimes':1}").ok();
        client.sendText(HANNAHS_NUMBER, "x");
        client.graph("POST", client.phoneNumberId + "/messages",
                "{" + TO + ",'type':'template','template':{'name':'hello_world','language':{'code':'en_US'}}}".replace('\'', '"')).ok();
        eventually(() -> product.statuses().size() == 4);

        assertAllFulfilled();
    }

    @Test
    void burstsFulfilTheContract() {
        client.control("POST", "burst", "{'messages':20,'phones':3}").ok();
        eventually(() -> product.messages().size() == 20);

        assertAllFulfilled();
    }

    /** The bodies that a connector sends, each of which contract and simulator must take. */
    @ParameterizedTest
    @ValueSource(strings = {
        "{$TO,'type':'text','text':{'body':'Hallo','preview_url':false}}",
        "{$TO,'type':'text','text':{'body':'Hallo'},'context':{'message_id':'$ID'}}",
        "{$TO,'type':'image','image':{'id':'$MEDIA','caption':'c'}}",
        "{$TO,'type':'image','image':{'link':'https://example.org/a.jpg'}}",
        "{$TO,'type':'audio','audio':{'id':'$MEDIA'}}",
        "{$TO,'type':'video','video':{'id':'$MEDIA','caption':'c'}}",
        "{$TO,'type':'document','document':{'id':'$MEDIA','filename':'a.pdf','caption':'c'}}",
        "{$TO,'type':'sticker','sticker':{'id':'$MEDIA'}}",
        "{$TO,'type':'location','location':{'latitude':48.1,'longitude':11.5,'name':'Laden','address':'Weg 1'}}",
        "{$TO,'type':'reaction','reaction':{'message_id':'$ID','emoji':'👍'}}",
        "{$TO,'type':'reaction','reaction':{'message_id':'$ID','emoji':''}}",
        "{$TO,'type':'template','template':{'name':'hello_world','language':{'code':'en_US'}}}",
        "{$TO,'type':'interactive','interactive':{'type':'button','body':{'text':'?'},'action':{'buttons':[{'type':'reply','reply':{'id':'1','title':'Ja'}}]}}}",
        "{'messaging_product':'whatsapp','recipient':'NL.13491208655302741918','type':'text','text':{'body':'Hallo'}}",
    })
    void requestsOfAConnectorAreTakenByContractAndSimulator(String body) {
        String media = client.upload("a.pdf", "application/pdf", new byte[] {1}).ok().path("id").asText();
        String known = client.customer(HANNAH, "{'text':'Frage'}");
        String json = body.replace("$TO", TO).replace("$MEDIA", media).replace("$ID", known).replace('\'', '"');

        assertThat(CONTRACT.faultsOfRequest(json)).isEmpty();
        assertThat(client.graph("POST", client.phoneNumberId + "/messages", json).status()).isEqualTo(200);
    }

    /** The contract has no schema on this path for a read receipt, so Meta's own example is the measure. */
    @Test
    void aReadReceiptIsTakenAsInMetasExample() {
        String known = client.customer(HANNAH, "{'text':'Frage'}");

        assertThat(client.graph("POST", client.phoneNumberId + "/messages",
                "{'message_id':'" + known + "','messaging_product':'whatsapp','status':'read','typing_indicator':{'type':'text'}}")
                .ok().path("success").asBoolean()).isTrue();
    }

    private void assertAllFulfilled() {
        assertThat(product.received()).isNotEmpty().allSatisfy(webhook -> {
            List<String> faults = CONTRACT.faultsOfWebhook(webhook.text());
            assertThat(faults).as(webhook.text()).isEmpty();
        });
    }
}
