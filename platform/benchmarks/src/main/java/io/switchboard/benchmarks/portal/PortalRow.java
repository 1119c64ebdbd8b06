// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.portal;

import io.switchboard.benchmarks.Goal;
import io.switchboard.benchmarks.Measurement;
import io.switchboard.benchmarks.Row;
import io.switchboard.benchmarks.Sample;
import io.switchboard.benchmarks.Settings;
import io.switchboard.benchmarks.product.Stage;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Five hundred signed-in browsers with open streams that view pages; no answer may be an error. */
public final class PortalRow implements Row {
    private static final int BROWSERS = 500;
    private static final int AT_ONCE = 16;
    private static final int VIEWS_EACH = 6;
    private static final int ALONE = 30;
    private static final List<String> PEOPLE =
            List.of("ana@casalumen.example", "bruno@casalumen.example", "lena@casalumen.example", "mia@nordlicht.example");
    private static final List<String> PAGES =
            List.of("/m/conversations/inbox", "/m/crm/customers", "/settings/people", "/settings/account", "/settings/sessions");
    /** What every page is compared with: the smallest thing that the server answers. */
    private static final String SMALLEST = "/health/live";

    @Override
    public List<Measurement> measure(Settings settings, Supplier<Stage> running) throws Exception {
        Stage stage = running.get();
        URI base = stage.product().url();
        List<Browser> browsers = new ArrayList<>();
        List<WebSocket> streams = new ArrayList<>();
        for (int i = 0; i < BROWSERS; i++) {
            Browser browser = Browser.signIn(base, PEOPLE.get(i % PEOPLE.size()), Stage.PASSWORD);
            browsers.add(browser);
            streams.add(browser.listen());
        }
        PageViews.under(browsers, PAGES, AT_ONCE, 1);

        List<Sample> errors = new ArrayList<>();
        List<Sample> slow = new ArrayList<>();
        List<List<Sample>> alone = new ArrayList<>();
        List<List<Sample>> weights = new ArrayList<>();
        PAGES.forEach(page -> {
            alone.add(new ArrayList<>());
            weights.add(new ArrayList<>());
        });
        for (int round = 0; round < settings.rounds(); round++) {
            PageViews quiet = PageViews.alone(browsers.get(0), PAGES, ALONE);
            PageViews floor = PageViews.alone(browsers.get(0), List.of(SMALLEST), ALONE);
            PageViews loaded = PageViews.under(browsers, PAGES, AT_ONCE, VIEWS_EACH);
            errors.add(Sample.alone(quiet.errors() + loaded.errors()));
            slow.add(Sample.ratio(loaded.p99(), quiet.p99()));
            for (int i = 0; i < PAGES.size(); i++) {
                alone.get(i).add(Sample.ratio(quiet.median(PAGES.get(i)), floor.median(SMALLEST)));
                weights.get(i).add(Sample.alone(quiet.bytes().get(PAGES.get(i)) / 1024.0));
            }
        }
        streams.forEach(WebSocket::abort);
        return measurements(errors, slow, alone, weights);
    }

    private static List<Measurement> measurements(
            List<Sample> errors, List<Sample> slow, List<List<Sample>> alone, List<List<Sample>> weights) {
        List<Measurement> all = new ArrayList<>();
        all.add(new Measurement("portal-errors", BROWSERS + " browsers with streams, " + BROWSERS * VIEWS_EACH + " page views that failed", "",
                Goal.ratioAtMost(0), errors));
        all.add(new Measurement("portal-p99", AT_ONCE + " views at once against one at a time, p99", "ms", Goal.told(), slow));
        for (int i = 0; i < PAGES.size(); i++) {
            String name = PAGES.get(i).substring(PAGES.get(i).lastIndexOf('/') + 1);
            all.add(new Measurement("portal-time-" + name, PAGES.get(i) + " against " + SMALLEST + ", median", "ms", Goal.told(), alone.get(i)));
            all.add(new Measurement("portal-weight-" + name, PAGES.get(i) + " as it is sent", "KB", Goal.told(), weights.get(i)));
        }
        return all;
    }
}
