// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatchTest extends CatcherFixture {

    @Test
    void aMailIsThereWhenItsSenderIsTold() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        sender.text("lena@casalumen.example", "Grüße für Łucja, ありがとう 🧾", "Olá Lena,\nhttp://localhost:9080/invitation?token=a_B-9.\n");

        JsonNode mail = client.newest();
        assertThat(mail.path("from").asText()).isEqualTo("Switchboard <no-reply@casalumen.example>");
        assertThat(mail.path("to")).hasSize(1).first().extracting(JsonNode::asText).isEqualTo("lena@casalumen.example");
        assertThat(mail.path("subject").asText()).isEqualTo("Grüße für Łucja, ありがとう 🧾");
        assertThat(mail.path("text").asText()).startsWith("Olá Lena,\nhttp://");
        assertThat(mail.path("hasHtml").asBoolean()).isFalse();
        assertThat(mail.path("html").asText()).isEmpty();
        assertThat(Instant.parse(mail.path("receivedAt").asText())).isBetween(before, Instant.now().plusMillis(1));
        assertThat(headers(mail)).contains("Subject: Grüße für Łucja, ありがとう 🧾", "Delivered-To: lena@casalumen.example");
    }

    @Test
    void textAndHtmlAreToldApart() throws Exception {
        sender.html("lena@casalumen.example", "Both", "See http://localhost:9080/a?x=1&y=2 (or http://localhost:9080/b).",
                "<p>Preço: <a href='http://localhost:9080/c?x=1&amp;y=2'>ver</a> <a href='mailto:x@y.example'>x</a></p>");

        JsonNode mail = client.newest();
        assertThat(client.items("").path(0).path("hasHtml").asBoolean()).isTrue();
        assertThat(mail.path("text").asText()).startsWith("See http");
        assertThat(mail.path("html").asText()).contains("<p>Preço:");
        assertThat(mail.path("links")).extracting(JsonNode::asText).containsExactly(
                "http://localhost:9080/a?x=1&y=2", "http://localhost:9080/b", "http://localhost:9080/c?x=1&y=2");
    }

    @Test
    void attachmentsAreListedAndFetched() throws Exception {
        byte[] invoice = new byte[70_000];
        MimeMessage message = sender.message("joana@meireles.pt", "Fatura");
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(Sender.alternative("Em anexo", "<p>Em anexo</p>"));
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(invoice, "application/pdf")));
        file.setFileName("Fatura nº 7 – março.pdf");
        message.setContent(new MimeMultipart("mixed", body, file));
        Transport.send(message);

        JsonNode attachments = client.newest().path("attachments");
        assertThat(attachments).hasSize(1);
        assertThat(attachments.path(0).path("name").asText()).isEqualTo("Fatura nº 7 – março.pdf");
        assertThat(attachments.path(0).path("size").asInt()).isEqualTo(70_000);
        Client.Answer fetched = client.get("/mails/" + client.newestId() + "/attachments/0");
        assertThat(fetched.response().body()).isEqualTo(invoice);
        assertThat(fetched.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(fetched.header("Content-Disposition")).isEqualTo("attachment; filename*=UTF-8''Fatura%20n%C2%BA%207%20%E2%80%93%20mar%C3%A7o.pdf");
        assertThat(client.get("/mails/" + client.newestId() + "/attachments/1").status()).isEqualTo(404);
        assertThat(client.get("/mails/" + client.newestId() + "/attachments/-1").status()).isEqualTo(404);
    }

    @Test
    void everyRecipientIsTakenBlindCopiesToo() throws Exception {
        MimeMessage message = sender.message("one@a.example, Two <two@b.example>", "Three");
        message.setRecipients(Message.RecipientType.BCC, "three@c.example");
        message.setText("x");
        Transport.send(message);

        assertThat(client.newest().path("to")).extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("one@a.example", "two@b.example", "three@c.example");
        assertThat(client.get("/mails/" + client.newestId() + "/raw").text()).doesNotContain("Bcc");
    }

    @Test
    void whoeverSignsInIsLetIn() throws Exception {
        MimeMessage message = sender.message("lena@casalumen.example", "Signed in");
        message.setText("x");
        sender.session().getProperties().setProperty("mail.smtp.auth", "true");
        Transport.send(message, "anybody", "any password");

        assertThat(client.newest().path("subject").asText()).isEqualTo("Signed in");
    }

    @Test
    void aMailMayWantNoAnswer() throws Exception {
        sender.session().getProperties().setProperty("mail.smtp.from", "<>");
        sender.text("lena@casalumen.example", "You are away", "x");

        assertThat(headers(client.newest())).contains("Return-Path: <>");
    }

    @Test
    void aMailIsKeptAsItCame() throws Exception {
        sender.text("lena@casalumen.example", "Dots", "first\n.\n..two\n.three\nlast");

        assertThat(client.newest().path("text").asText()).isEqualTo("first\n.\n..two\n.three\nlast");
        Client.Answer raw = client.get("/mails/" + client.newestId() + "/raw");
        assertThat(raw.header("Content-Type")).isEqualTo("message/rfc822");
        MimeMessage again = new MimeMessage(sender.session(), new ByteArrayInputStream(raw.response().body()));
        assertThat(again.getSubject()).isEqualTo("Dots");
        assertThat(again.getHeader("Return-Path")).containsExactly("<no-reply@casalumen.example>");
    }

    @Test
    void manyMailsComeOverOneConnection() throws Exception {
        try (Transport transport = sender.connected()) {
            for (int i = 0; i < 5; i++) {
                MimeMessage message = sender.message("lena@casalumen.example", "Mail " + i);
                message.setText("x");
                message.saveChanges();
                transport.sendMessage(message, message.getAllRecipients());
            }
        }
        assertThat(client.items("")).extracting(item -> item.path("subject").asText())
                .containsExactly("Mail 4", "Mail 3", "Mail 2", "Mail 1", "Mail 0");
    }

    private static List<String> headers(JsonNode mail) {
        List<JsonNode> headers = new ArrayList<>();
        mail.path("headers").forEach(headers::add);
        return headers.stream().map(header -> header.path("name").asText() + ": " + header.path("value").asText()).toList();
    }
}
