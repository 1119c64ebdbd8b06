// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is typed into a page's fields, the page answers, and shows it as the text that it is. */
@ExtendWith(RunningProduct.class)
class BadPageInputIT {
    private static final List<String> OPEN = List.of("/signin", "/register", "/forgot");
    private static final List<String> SETTINGS = List.of("/settings/account", "/settings/people");
    private static final List<String> QUERIES = List.of(
            "/settings/audit?actor=", "/settings/audit?action=", "/settings/audit?from=", "/settings/audit?before=",
            "/signin?next=", "/reset?token=", "/verify?token=", "/accept-invitation?token=", "/m/crm/customers?q=", "/m/crm/customer?id=",
            "/m/conversations/inbox?conversation=");
    private static final List<String> VALUES = List.of(
            "%00", "%C3%28", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%20onfocus%3Dalert(1)%20%22", "%27%20or%201%3D1", "x".repeat(4_000),
            "%24%7B7*7%7D", "%23%7B7*7%7D", "-1", "99999999999999999999", "%0D%0ASet-Cookie:%20a=b");

    private int tried;

    @Test
    void theOpenPagesTakeAnything(Stage stage) {
        List<String> faults = new ArrayList<>();
        for (String page : OPEN) {
            type(PageVisit.anonymous(stage), page, faults);
        }
        assertThat(faults).isEmpty();
        report(100);
    }

    @Test
    void theSettingsTakeAnything(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Bad pages");
        PageVisit visit = PageVisit.signIn(stage, tenant.email());
        List<String> faults = new ArrayList<>();
        for (String page : SETTINGS) {
            type(visit, page, faults);
        }
        assertThat(faults).isEmpty();
        report(60);
    }

    @Test
    void addressesTakeAnything(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Bad addresses");
        PageVisit visit = PageVisit.signIn(stage, tenant.email());
        List<String> faults = new ArrayList<>();
        for (String address : QUERIES) {
            for (String value : VALUES) {
                check(address + value, visit.visit(address + value), faults);
            }
        }
        assertThat(faults).isEmpty();
        report(100);
    }

    private void type(PageVisit visit, String page, List<String> faults) {
        for (String id : PageForm.ids(visit.get(page))) {
            List<String> names = visit.form(page, id).typed();
            for (String name : names) {
                HostileValues.texts().forEach((what, text) -> {
                    PageForm form = visit.form(page, id);
                    Map<String, String> typed = new HashMap<>();
                    names.forEach(other -> typed.put(other, "plausible@bad-input.example"));
                    typed.put(name, text);
                    check(page + ", " + name + " is " + what, form.call(form.button(), typed), faults);
                });
            }
        }
    }

    private void check(String what, HttpResponse<String> answer, List<String> faults) {
        tried++;
        String body = answer.body();
        if (answer.statusCode() >= 500 || body.contains(HostileValues.SCRIPT) || body.contains("This did not work") || body.contains(">49<")
                || answer.headers().firstValue("a").isPresent()) {
            faults.add(what + " -> " + answer.statusCode() + " " + body.substring(0, Math.min(300, body.length())));
        }
    }

    private void report(int least) {
        Figures.report("Bad values typed into pages", tried);
        assertThat(tried).isGreaterThan(least);
    }
}
