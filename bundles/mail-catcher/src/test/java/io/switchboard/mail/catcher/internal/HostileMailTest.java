// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataHandler;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HostileMailTest extends CatcherFixture {

    private static final String HOSTILE = """
            <!doctype html><html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">
            <link rel="preconnect" href="https://tracker.example"><link rel="stylesheet" href="https://tracker.example/x.css"></head>
            <body onload="alert(1)"><p style="color:red">Pay <a href="https://bank.example" target="_top">here</a></p>
            <script>top.location = "https://evil.example"</script><img src="https://tracker.example/pixel.gif" onerror="alert(2)">
            <iframe src="https://evil.example"></iframe><form action="https://evil.example"><input name="password"></form></body></html>""";

    @Test
    void aMailsHtmlRunsNothingAndFetchesNothing() throws Exception {
        sender.html("lena@casalumen.example", "Hostile", "x", HOSTILE);

        Client.Answer shown = client.get("/mails/" + client.newestId() + "/html");
        assertThat(shown.header("Content-Security-Policy").split("; ")).containsExactlyInAnyOrder(
                "default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "font-src data:", "base-uri 'none'", "form-action 'none'",
                "frame-ancestors 'self'", "sandbox allow-popups allow-popups-to-escape-sandbox");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(shown.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        Document page = Jsoup.parse(shown.text());
        assertThat(page.select("script, link, base, meta, iframe")).isEmpty();
        assertThat(page.select("a").attr("target")).isEqualTo("_blank");
        assertThat(page.select("a").attr("rel")).isEqualTo("noopener noreferrer");
        assertThat(page.select("p").attr("style")).isEqualTo("color:red");
    }

    @Test
    void thePageFramesItWithoutScriptsOrAnOriginOfItsOwn() {
        assertThat(client.get("/mail/reader.js").text())
                .contains("sandbox: \"allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("allow-scripts", "allow-same-origin", "innerHTML");
        assertThat(client.get("/").header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void imagesThatCameWithTheMailAreShown() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G'};
        MimeMessage message = sender.message("lena@casalumen.example", "With a logo");
        MimeBodyPart image = new MimeBodyPart();
        image.setDataHandler(new DataHandler(new ByteArrayDataSource(png, "image/png")));
        image.setContentID("<logo@casalumen.example>");
        image.setDisposition(MimeBodyPart.INLINE);
        message.setContent(new MimeMultipart("related", Sender.html("<img src='cid:logo@casalumen.example'><img src='cid:other'>"), image));
        Transport.send(message);

        Document page = Jsoup.parse(client.get("/mails/" + client.newestId() + "/html").text());
        assertThat(page.select("img").get(0).attr("src")).isEqualTo("data:image/png;base64,iVBORw==");
        assertThat(page.select("img").get(1).attr("src")).isEqualTo("cid:other");
    }

    @Test
    void anAttachmentIsNeverShownAsAPage() throws Exception {
        sender.asWritten("lena@casalumen.example", """
                Subject: A page
                Content-Type: text/html
                Content-Disposition: attachment; filename*=UTF-8''x%22%0D%0ASet-Cookie%3A%20a%3Db.html

                <script>alert(1)</script>
                """);

        Client.Answer fetched = client.get("/mails/" + client.newestId() + "/attachments/0");
        assertThat(fetched.text()).isEqualTo("<script>alert(1)</script>");
        assertThat(fetched.header("Content-Disposition")).isEqualTo("attachment; filename*=UTF-8''x%22%0D%0ASet-Cookie%3A%20a%3Db.html");
        assertThat(fetched.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(fetched.header("Set-Cookie")).isEmpty();
        assertThat(client.get("/mails/" + client.newestId() + "/raw").header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    }

    /** A site can give its name this machine's address. */
    @Test
    void onlyTheMachinesOwnNamesAreAnswered() throws Exception {
        assertThat(statusFor("evil.example:" + catcher.httpPort())).contains(" 421 ");
        assertThat(statusFor("localhost:" + catcher.httpPort())).contains(" 200 ");
        assertThat(statusFor("[::1]:" + catcher.httpPort())).contains(" 200 ");
    }

    private String statusFor(String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", catcher.httpPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(("GET /mails HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }
}
