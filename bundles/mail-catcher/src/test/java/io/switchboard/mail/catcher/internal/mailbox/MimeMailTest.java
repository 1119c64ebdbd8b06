// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Mails as no well-behaved program writes them. */
class MimeMailTest {

    @Test
    void nothingAtAllIsAMailToo() {
        MimeMail mail = MimeMail.of(new byte[0]);

        assertThat(mail.subject()).isEmpty();
        assertThat(mail.from()).isEmpty();
        assertThat(mail.to()).isEmpty();
    }

    @Test
    void anUnknownCharacterSetDoesNotHideTheText() {
        MimeMail mail = read("Subject: =?x-nothing?Q?a?=\r\nContent-Type: text/plain; charset=x-nothing\r\n\r\nolá");

        assertThat(mail.subject()).isEqualTo("=?x-nothing?Q?a?=");
        assertThat(mail.text()).isEqualTo("olá");
    }

    @Test
    void headersMayBeUnencoded() {
        MimeMail mail = read("Subject: Größe\r\nFrom: Zoë <zoe@a.example>\r\nTo: undisclosed-recipients:;\r\n\r\nx");

        assertThat(mail.subject()).isEqualTo("Größe");
        assertThat(mail.from()).isEqualTo("Zoë <zoe@a.example>");
        assertThat(mail.to()).containsExactly("undisclosed-recipients:;");
    }

    @Test
    void aContentTypeThatIsNoneIsAFile() {
        MimeMail mail = read("Content-Type: ?\r\n\r\nx");

        assertThat(mail.text()).isEmpty();
        assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.type()).isEqualTo("application/octet-stream");
            assertThat(attachment.content()).containsExactly('x');
        });
    }

    @Test
    void aFileNameThatCannotBeReadDoesNotHideTheFile() {
        MimeMail mail = read("Content-Type: text/html\r\nContent-Disposition: attachment; filename*=UTF-8''a=b:c\r\n\r\nx");

        assertThat(mail.html()).isEmpty();
        assertThat(mail.attachments()).singleElement().extracting(Attachment::name).isEqualTo("part-1");
    }

    @Test
    void partsInPartsWithoutEndDoNotOverflow() {
        StringBuilder mail = new StringBuilder("Subject: Deep\r\n");
        for (int i = 0; i < 2_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b").append(i).append("\r\n");
        }

        assertThat(read(mail + "\r\nx").subject()).isEqualTo("Deep");
    }

    @Test
    void aPartThatCannotBeDecodedHidesNoOther() {
        MimeMail mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain
                Content-Transfer-Encoding: nothing-known

                one
                --b
                Content-Type: text/html

                <p>two</p>
                --b--
                """.replace("\n", "\r\n"));

        assertThat(mail.html()).isEqualTo("<p>two</p>");
    }

    private static MimeMail read(String mail) {
        return MimeMail.of(mail.getBytes(StandardCharsets.UTF_8));
    }
}
