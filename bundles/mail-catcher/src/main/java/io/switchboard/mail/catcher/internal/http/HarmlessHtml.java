// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.http;

import io.switchboard.mail.catcher.internal.mailbox.Attachment;
import io.switchboard.mail.catcher.internal.mailbox.MimeMail;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A mail's HTML as a document of its own that runs nothing and fetches nothing. The policy does that;
 * taken out is only what it cannot stop, such as a connection that is opened ahead. Images that came
 * with the mail stand in it.
 */
final class HarmlessHtml {

    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    /** As a mail program shows what the mail leaves open; whatever it says itself wins. */
    private static final String DEFAULTS =
            ":where(html) { font: 15px/1.5 system-ui, sans-serif } :where(body) { margin: 24px; overflow-wrap: anywhere }";

    private static final String OUTLAWS = "script, link, base, meta[http-equiv], iframe, frame, frameset, object, embed, portal";
    private static final String CONTENT_ID = "cid:";

    private HarmlessHtml() {}

    static byte[] of(MimeMail mail) {
        Document page = Jsoup.parse(mail.html());
        page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        page.select(OUTLAWS).remove();
        page.head().prependElement("style").appendChild(new DataNode(DEFAULTS));
        page.select("a[href]").attr("target", "_blank").attr("rel", "noopener noreferrer");
        for (Element image : page.select("img[src^=" + CONTENT_ID + "]")) {
            embed(image, mail.attachments());
        }
        return page.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    private static void embed(Element image, List<Attachment> attachments) {
        String id = image.attr("src").substring(CONTENT_ID.length());
        attachments.stream()
                .filter(attachment -> attachment.contentId().equals(id) && attachment.type().startsWith("image/"))
                .findFirst()
                .ifPresent(attachment -> image.attr("src", "data:" + attachment.type() + ";base64,"
                        + Base64.getEncoder().encodeToString(attachment.content())));
    }
}
