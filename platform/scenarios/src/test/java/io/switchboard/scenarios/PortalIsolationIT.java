// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The settings' own calls with ids of another organization, or of another person, do and show nothing. */
@ExtendWith(RunningProduct.class)
class PortalIsolationIT {
    private static final List<String> ACTS =
            List.of("peopleChoose", "peopleLeave", "peopleReactivate", "peopleOwner", "peopleResetFactor");

    private static Tenant owner;
    private static PageVisit owners;
    private static PageVisit stranger;

    @BeforeAll
    static void twoOrganizations(Stage stage) {
        owner = Tenant.register(stage, "Zyxwv");
        owners = PageVisit.signIn(stage, owner.email());
        stranger = PageVisit.signIn(stage, Tenant.register(stage, "Stranger").email());
    }

    @Test
    void nobodyActsOnMembersOfAnotherOrganization() {
        PageForm people = stranger.form("/settings/people", "ops");
        String before = owner.api().get("/api/users").expect(200).body();

        for (String act : ACTS) {
            refused(people.call(people.calledBy(act), Map.of("ops:person", owner.user())), act);
            refused(people.call(people.calledBy(act), Map.of("ops:person", "no id")), act);
        }
        PageForm handing = stranger.form("/settings/people", "owner");
        refused(handing.call("owner:d:hand", Map.of("owner:person", owner.user(), "owner:d:password", Stage.PASSWORD)), "hand over");
        PageForm role = stranger.form("/settings/people", "role");
        refused(role.call("role:d:change", Map.of("role:person", owner.user(), "role", "viewer")), "change role");

        PageForm leave = stranger.form("/settings/people", "leave");
        refused(leave.call("leave:d:deactivate", Map.of("leave:person", owner.user(), "handover", "queue")), "deactivate");

        assertThat(owner.api().get("/api/users").expect(200).body()).isEqualTo(before);
        assertThat(done(owners, "/settings/people", "peopleChoose", "ops:person", owner.user())).contains("Zyxwv");
    }

    @Test
    void nobodyActsOnTeamsOfAnotherOrganization() {
        String team = owner.api().post("/api/teams", Map.of("name", "ZyxwvTeam")).expect(201).json().get("id").asText();
        String before = owner.api().get("/api/teams").expect(200).body();
        PageForm teams = stranger.form("/settings/teams", "ops");
        for (String act : List.of("teamEdit", "teamRemove")) {
            refused(teams.call(teams.calledBy(act), Map.of("ops:team", team)), act);
            refused(teams.call(teams.calledBy(act), Map.of("ops:team", "no id")), act);
        }
        PageForm dialog = stranger.form("/settings/teams", "team");
        refused(dialog.call("team:d:save", Map.of("team:team", team, "team:d:name", "Taken")), "save");
        refused(dialog.call("team:d:save", Map.of("team:team", "", "team:d:name", "New", "member", owner.user())), "save a new one");

        assertThat(owner.api().get("/api/teams").expect(200).body()).isEqualTo(before);
        assertThat(stranger.get("/settings/people?team=" + team)).doesNotContain("ZyxwvTeam");
        done(owners, "/settings/teams", "teamRemove", "ops:team", team);
        assertThat(owner.api().get("/api/teams").expect(200).body()).doesNotContain(team);
    }

    @Test
    void nobodyActsOnRolesOfAnotherOrganization() {
        String role = owner.api().post("/api/roles", Map.of("name", "ZyxwvRole")).expect(201).json().get("id").asText();
        String before = owner.api().get("/api/roles").expect(200).body();
        PageForm roles = stranger.form("/settings/roles", "ops");
        for (String act : List.of("roleEdit", "roleCopy", "roleRemove")) {
            refused(roles.call(roles.calledBy(act), Map.of("ops:role", role)), act);
        }
        PageForm dialog = stranger.form("/settings/roles", "role");
        refused(dialog.call("role:d:save", Map.of("role:role", role, "role:d:name", "Taken")), "save");

        assertThat(owner.api().get("/api/roles").expect(200).body()).isEqualTo(before);
    }

    @Test
    void nobodyActsOnInvitationsOfAnotherOrganization() {
        PageForm people = stranger.form("/settings/people", "ops");
        String invitation = invitation("rui@zyxwv.example");

        for (String act : List.of("invitationResend", "invitationRevoke")) {
            refused(people.call(people.calledBy(act), Map.of("ops:invitation", invitation)), act);
        }

        assertThat(owner.api().get("/api/invitations").expect(200).body()).contains(invitation);
        done(owners, "/settings/people", "invitationRevoke", "ops:invitation", invitation);
        assertThat(owner.api().get("/api/invitations").expect(200).body()).doesNotContain(invitation);
    }

    @Test
    void nobodyEndsTheSignInOfAnother(Stage stage) {
        PageVisit other = PageVisit.signIn(stage, owner.email());
        String session = dataOf(other.get("/settings/sessions"), "data-session");

        PageForm sessions = stranger.form("/settings/sessions", "ops");
        refused(sessions.call(sessions.calledBy("sessionEnd"), Map.of("ops:session", session)), "sessionEnd");

        assertThat(other.get("/settings/account")).contains(owner.email());
        done(owners, "/settings/sessions", "sessionEnd", "ops:session", session);
        assertThat(other.get("/settings/account")).doesNotContain(owner.email());
    }

    @Test
    void nobodyActsOnKeysOrMailsOfAnotherOrganization() {
        String key = owner.api()
                .post("/api/api-keys", Map.of("name", "ZyxwvKey", "permissions", List.of("customer.read")))
                .expect(201)
                .json()
                .get("id")
                .asText();
        PageForm keys = stranger.form("/settings/api-keys?before=" + UUID.randomUUID(), "ops");
        refused(keys.call(keys.calledBy("keyRevoke"), Map.of("ops:key", key)), "keyRevoke");
        String keysBefore = owner.api().get("/api/api-keys").expect(200).body();
        assertThat(keysBefore).contains(key);

        invitation("ana@zyxwv.example");
        await().until(() -> attempts().stream().noneMatch(mail -> mail.startsWith("queued")));
        List<String> before = attempts();
        String mail = owner.api().get("/api/mails").expect(200).json().at("/items/0/id").asText();
        PageForm mails = stranger.form("/settings/mail?to=zyxwv", "ops");
        refused(mails.call(mails.calledBy("mailRetry"), Map.of("ops:mail", mail, "to", "")), "mailRetry");
        refused(mails.call(mails.calledBy("mailRetry"), Map.of("ops:mail", "no id", "before", "no id")), "mailRetry");
        assertThat(attempts()).isEqualTo(before);

        done(owners, "/settings/api-keys", "keyRevoke", "ops:key", key);
        assertThat(owner.api().get("/api/api-keys").expect(200).body()).isNotEqualTo(keysBefore);
    }

    @Test
    void nobodyGoesWhereTheyDoNotBelong(Stage stage) {
        assertThat(switched(stage, owner.id(), stage.url().toString())).isEqualTo(404);
        assertThat(switched(stage, UUID.randomUUID().toString(), stage.url().toString())).isEqualTo(404);
        assertThat(switched(stage, "no id", stage.url().toString())).isEqualTo(404);
        assertThat(switched(stage, owner.id(), "https://evil.example")).isEqualTo(403);
        assertThat(stranger.get("/settings/account")).doesNotContain(owner.name());
    }

    private static int switched(Stage stage, String organization, String origin) {
        return stranger.send("/switch-organization", Map.of("organization", organization), origin).statusCode();
    }

    private static void refused(HttpResponse<String> answer, String act) {
        assertThat(answer.statusCode()).as(act).isLessThan(500);
        assertThat(answer.body()).as(act).doesNotContain("Zyxwv", owner.email(), "zyxwv.example");
    }

    /** The state of each mail of the owner, and how often it was tried. */
    private static List<String> attempts() {
        List<String> all = new ArrayList<>();
        owner.api().get("/api/mails").expect(200).json().get("items").forEach(mail ->
                all.add(mail.path("state").asText() + " after " + mail.path("attempts").asText()));
        return all;
    }

    /** The control: whose it is does the same with one's own. */
    private static String done(PageVisit visit, String page, String act, String field, String id) {
        PageForm form = visit.form(page, "ops");
        return form.call(form.calledBy(act), Map.of(field, id)).body();
    }

    private static String invitation(String email) {
        return owner.api()
                .post("/api/invitations", Map.of("email", email, "role", "agent"))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private static String dataOf(String page, String attribute) {
        int start = page.indexOf(attribute + "=\"") + attribute.length() + 2;
        return page.substring(start, page.indexOf('"', start));
    }
}
