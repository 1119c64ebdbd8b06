// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The mailbox of everybody: mails that the product sent, as the catcher shows them. */
final class PortalMail {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api catcher;
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    PortalMail(Stage stage) {
        this.catcher = new Api(stage.product().mailUrl(), null);
    }

    /** The link to a page in the next unread mail for this address that has such a link. */
    String link(String to, String page) {
        return await("a mail to " + to + " with a link to " + page)
                .atMost(PATIENCE)
                .until(() -> find(to, page), Optional::isPresent)
                .orElseThrow();
    }

    /** Whether there is such a mail, read or not. */
    boolean has(String to, String page) {
        return mails(to).anyMatch(mail -> linkTo(mail, page).isPresent());
    }

    private Optional<String> find(String to, String page) {
        return mails(to)
                .filter(mail -> !read.contains(id(mail)))
                .flatMap(mail -> linkTo(mail, page).stream().peek(link -> read.add(id(mail))))
                .findFirst();
    }

    private Stream<JsonNode> mails(String to) {
        JsonNode items = catcher.get("/mails?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)).expect(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false);
    }

    private Optional<String> linkTo(JsonNode mail, String page) {
        JsonNode links = catcher.get("/mails/" + id(mail)).expect(200).json().get("links");
        return StreamSupport.stream(links.spliterator(), false)
                .map(JsonNode::asText)
                .filter(link -> URI.create(link).getPath().equals(page))
                .findFirst();
    }

    private static String id(JsonNode mail) {
        return mail.get("id").asText();
    }
}
