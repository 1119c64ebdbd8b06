// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages with another organization's ids in their addresses, and calls of open pages with an id changed on the way. */
@ExtendWith(RunningProduct.class)
class PageIsolationIT {
    /** Names that pages read from their address without declaring them, and some that one might guess. */
    private static final List<String> READ = List.of("c", "customer", "channel", "folder", "q", "message", "user", "organization");

    private static WillingProvider provider;
    private static Tenant owner;
    private static Belongings belongings;
    private static Belongings strangers;
    private static TenantRows rows;
    private static PageVisit pages;
    private static PageVisit ownersPages;

    @BeforeAll
    static void twoOrganizations(Stage stage) {
        provider = new WillingProvider();
        owner = Tenant.register(stage, "Owner");
        Tenant stranger = Tenant.register(stage, "Stranger");
        belongings = Belongings.of(stage, owner, provider, "Zyxwv");
        strangers = Belongings.of(stage, stranger, provider, "Qponm");
        rows = new TenantRows(new OwnerSql(stage), owner);
        pages = PageVisit.signIn(stage, stranger.email());
        ownersPages = PageVisit.signIn(stage, owner.email());
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    @Test
    void noPageShowsOrTouchesWhatIsTheOthers() {
        Map<String, List<String>> all = ModulePages.read();
        assertThat(all).containsKeys("/m/crm/customer", "/m/conversations/inbox", "/m/whatsapp/connect");
        Set<String> names = new TreeSet<>(READ);
        all.values().forEach(names::addAll);
        Map<String, String> before = rows.settled();
        all.keySet().forEach(page -> belongings.ids().values().forEach(id -> refused(page, names, id)));
        all.keySet().forEach(page -> {
            String address = page + names.stream().map(name -> name + "=" + meant(belongings, name)).collect(Collectors.joining("&", "?", ""));
            tellsNothing(address, pages.get(address), address);
        });
        assertThat(rows.settled()).isEqualTo(before);
        Figures.report("Pages tried", all.keySet() + " with " + names);

        for (String shown : List.of("/m/crm/customer?id=", "/m/crm/panel?conversation=", "/m/conversations/inbox?c=", "/m/conversations/chat?customer=")) {
            String name = shown.substring(shown.indexOf('?') + 1, shown.length() - 1);
            assertThat(ownersPages.get(shown + (name.equals("id") ? belongings.ids().get("customer") : meant(belongings, name))))
                    .as(shown)
                    .contains("Zyxwv");
        }
    }

    /** Answered as for an id that nobody has. */
    private static void refused(String page, Set<String> names, String id) {
        HttpResponse<String> answer = pages.visit(address(page, names, id));
        assertThat(answer.statusCode())
                .as("%s with %s", page, id)
                .isEqualTo(pages.visit(address(page, names, UUID.randomUUID().toString())).statusCode());
        tellsNothing(page + " with " + id, answer.body(), id);
    }

    private static String address(String page, Set<String> names, String id) {
        return page + names.stream().map(name -> name + "=" + id).collect(Collectors.joining("&", "?", ""));
    }

    /** The id that a parameter of this name asks for. */
    private static String meant(Belongings of, String name) {
        return of.ids().getOrDefault(name.equals("c") ? "conversation" : name, of.ids().get("customer"));
    }

    @Test
    void aCallWithTheOthersIdShowsAndTouchesNothing() {
        PageForm inbox = pages.form("/m/conversations/inbox", "ops");
        String open = inbox.calledBy("inboxOpen");
        assertThat(inbox.call(open, Map.of("ops:target", strangers.ids().get("conversation"))).body()).contains("QponmMessage");
        PageForm customer = pages.form("/m/crm/customer?id=" + strangers.ids().get("customer"), "customer");
        String refresh = customer.calledBy("crmRefreshCustomer");
        assertThat(customer.call(refresh, Map.of()).body()).contains("QponmPerson");
        PageForm panel = pages.form("/m/crm/panel?conversation=" + strangers.ids().get("conversation"), "customer");
        String refreshPanel = panel.calledBy("crmRefreshCustomer");
        Map<String, String> before = rows.settled();

        belongings.ids().forEach((kind, id) -> {
            called(inbox.call(open, Map.of("ops:target", id)), id);
            called(inbox.call(inbox.calledBy("inboxUnread"), Map.of("ops:target", id)), id);
            called(inbox.call(inbox.calledBy("inboxShow"), Map.of("ops:channel", id, "ops:folder", id)), id);
            called(customer.call(customer.action() + "&id=" + id, refresh, Map.of("id", id)), id);
            called(panel.call(panel.action() + "&conversation=" + id, refreshPanel, Map.of("conversation", id)), id);
        });
        String foreign = belongings.ids().get("customer");
        called(customer.call("rename", Map.of()), foreign);
        called(customer.call(customer.action() + "&id=" + foreign, "save", Map.of("id", foreign, "name", "Taken")), foreign);
        assertThat(rows.settled()).isEqualTo(before);
        assertThat(owner.api().get("/api/crm/customers/" + foreign).body()).contains("ZyxwvPerson");
    }

    private static void called(HttpResponse<String> answer, String sent) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        tellsNothing("a call with " + sent, answer.body(), sent);
    }

    @Test
    void aPageThatIsOpenElsewhereAnswersNobodyElse() {
        PageForm open = ownersPages.form("/m/crm/customer?id=" + belongings.ids().get("customer"), "customer");
        String refresh = open.calledBy("crmRefreshCustomer");
        Map<String, String> before = rows.settled();
        HttpResponse<String> stolen = open.sentBy(pages).call(refresh, Map.of());
        tellsNothing("the owner's page sent by the stranger", stolen.body(), "");
        tellsNothing("its rename", open.sentBy(pages).call("rename", Map.of()).body(), "");
        assertThat(rows.settled()).isEqualTo(before);
        assertThat(open.call(refresh, Map.of()).body()).contains("ZyxwvPerson");
    }

    private static void tellsNothing(String where, String body, String sent) {
        Stream<String> hidden = belongings.words().filter(word -> !sent.contains(word));
        assertThat(body).as(where).doesNotContain(hidden.toList());
    }
}
