// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageTest extends CatcherFixture {

    @Test
    void thePageHasAllThatItNames() {
        Document page = Jsoup.parse(client.get("/").text());

        List<String> named = page.select("link[href], script[src]").stream()
                .map(element -> element.attr(element.normalName().equals("link") ? "href" : "src"))
                .toList();
        assertThat(named).contains("theme/tokens.css", "theme/components.css", "mail/mail.js");
        assertThat(named).allSatisfy(path -> assertThat(client.get("/" + path).status()).as(path).isEqualTo(200));
        page.select("use[href]").forEach(use -> assertThat(page.select(use.attr("href"))).as(use.attr("href")).hasSize(1));
    }

    @Test
    void emptinessSaysWhatWillCome() {
        Document page = Jsoup.parse(client.get("/").text());

        assertThat(page.select("#none h2").text()).isEqualTo("No mail yet");
        assertThat(page.select("#none p").text()).contains("Invitations, password links");
    }

    @Test
    void nothingElseOfTheBundleIsServed() {
        assertThat(client.get("/mail/..%2f..%2fMETA-INF%2fMANIFEST.MF").status()).isEqualTo(404);
        assertThat(client.get("/theme/nothing.css").status()).isEqualTo(404);
        assertThat(client.get("/mail/").status()).isEqualTo(404);
    }
}
