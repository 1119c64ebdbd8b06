// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.notification.Notification;
import io.switchboard.api.notification.Notifications;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.PersonalNotifications;
import io.switchboard.foundation.PersonalNotifications.Told;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.JoinedDatabase;
import io.switchboard.foundation.testing.JoinedDatabase.Signal;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@FoundationTest
class NotificationsTest {
    private static final Set<String> CRM = Set.of("crm");

    private final RunningFoundation running;
    private final JoinedDatabase joined = new JoinedDatabase();
    private final PersonalNotifications stored;
    private final Notifications crm;
    private final Identity ada;
    private final Identity bo;

    NotificationsTest(RunningFoundation running) {
        this.running = running;
        running.foundation().connect(joined, joined);
        stored = running.foundation().notifications();
        crm = running.lend(Notifications.class, "crm");
        ada = running.register("Bells");
        bo = running.join(ada, "Bo", "agent");
    }

    @Test
    void isToldToThePersonAfterTheCommit() {
        tell(ada, told("A new lead", "lead:1"), bo.user());

        assertThat(stored.list(bo, CRM, 50)).singleElement().satisfies(told -> {
            assertThat(told.title()).isEqualTo("A new lead");
            assertThat(told.path()).isEqualTo("/m/crm/leads?id=1");
            assertThat(told.isRead()).isFalse();
            assertThat(told.at()).isEqualTo(running.clock().instant());
        });
        assertThat(joined.signals)
                .containsExactly(new Signal(ada.organization(), bo.user(), "notification.changed", "{}"));
        assertThat(stored.list(ada, CRM, 50)).isEmpty();
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        assertThatThrownBy(() -> as(ada.caller(), () -> {
                    crm.tell(bo.user(), told("Never", "lead:1"));
                    throw new IllegalArgumentException("rolled back");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(stored.list(bo, CRM, 50)).isEmpty();
        assertThat(joined.signals).isEmpty();
    }

    @Test
    void nobodyIsToldOfTheirOwnAct() {
        tell(ada, told("A new lead", "lead:1"), ada.user(), bo.user());

        assertThat(stored.unread(ada, CRM)).isZero();
        assertThat(stored.unread(bo, CRM)).isEqualTo(1);
    }

    @Test
    void repeatsAreOneUntilTheyAreRead() {
        tell(ada, told("One lead", "leads"), bo.user());
        running.clock().move(Duration.ofMinutes(1));
        tell(ada, told("Two leads", "leads"), bo.user());
        tell(ada, told("Another thing", "other"), bo.user());

        Told folded = stored.list(bo, CRM, 50).stream().filter(t -> t.title().equals("Two leads")).findFirst().orElseThrow();
        assertThat(folded.times()).isEqualTo(2);
        assertThat(stored.unread(bo, CRM)).isEqualTo(2);

        stored.read(bo, List.of(folded.id()));
        tell(ada, told("Three leads", "leads"), bo.user());
        assertThat(stored.list(bo, CRM, 50)).hasSize(3);
        assertThat(stored.unread(bo, CRM)).isEqualTo(2);
        stored.readAll(bo, CRM);
        assertThat(stored.unread(bo, CRM)).isZero();
    }

    @Test
    void anothersAreNeitherSeenNorMarked() {
        Identity eve = running.register("Elsewhere");
        Identity carol = running.join(ada, "Carol", "admin");
        tell(ada, told("For Bo only", "lead:1"), bo.user());
        UUID id = stored.list(bo, CRM, 1).get(0).id();

        for (Identity other : List.of(ada, carol, eve)) {
            stored.read(other, List.of(id));
            stored.readAll(other, CRM);
            assertThat(stored.list(other, CRM, 50)).isEmpty();
        }
        assertThat(stored.unread(bo, CRM)).isEqualTo(1);
    }

    @Test
    void whoIsNoActiveMemberIsPassedOver() {
        Identity eve = running.register("Elsewhere");
        running.foundation().people().deactivate(ada, bo.user());
        tell(ada, told("To whom?", "lead:1"), bo.user(), eve.user(), new UserId(Ids.next()));

        assertThat(joined.signals).isEmpty();
        assertThat(stored.list(eve, CRM, 50)).isEmpty();
        running.foundation().people().reactivate(ada, bo.user());
        assertThat(stored.list(bo, CRM, 50)).isEmpty();
    }

    @Test
    void ofAModuleThatIsClosedNothingIsKnown() {
        tell(ada, told("A new lead", "lead:1"), bo.user());

        assertThat(stored.list(bo, Set.of("conversations"), 50)).isEmpty();
        assertThat(stored.unread(bo, Set.of())).isZero();
    }

    @Test
    void onlyTheNewestAreKeptAndNoneForEver() {
        as(ada.caller(), () -> {
            for (int i = 0; i < PersonalNotifications.MOST + 5; i++) {
                running.clock().move(Duration.ofSeconds(1));
                crm.tell(bo.user(), told("Number " + i, "n" + i));
            }
        });
        assertThat(stored.unread(bo, CRM)).isEqualTo(PersonalNotifications.MOST);
        assertThat(stored.list(bo, CRM, 1)).extracting(Told::title).containsExactly("Number 204");

        running.clock().move(Duration.ofDays(91));
        assertThat(stored.unread(bo, CRM)).isZero();
        assertThat(stored.list(bo, CRM, 50)).isEmpty();
    }

    @Test
    void modulesReadNoRowsAndTellWithinTheirOrganizationOnly() {
        tell(ada, told("Secret", "lead:1"), bo.user());
        as(ada.caller(), () -> assertThatThrownBy(() -> joined.join(c -> sql(c, "select * from foundation.notification")))
                .hasMessageContaining("permission denied"));
        Identity eve = running.register("Elsewhere");
        as(eve.caller(), () -> crm.tell(bo.user(), told("From elsewhere", "lead:2")));

        assertThat(stored.list(bo, CRM, 50)).extracting(Told::title).containsExactly("Secret");
    }

    @Test
    void leadsToPagesOfTheModuleOnly() {
        as(ada.caller(), () -> assertThatThrownBy(
                        () -> crm.tell(bo.user(), new Notification("lead.new", "Look", "//evil.example", "k")))
                .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void aProgramIsToldNothing() {
        Identity program = new Identity(
                bo.user(), bo.email(), "Key", bo.organization(), "Bells", Identity.KEY_ROLE, Map.of("*", Scope.ALL), Set.of(), null);

        assertThatThrownBy(() -> stored.list(program, CRM, 50)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> running.foundation().availability().choose(program, "busy")).isInstanceOf(Refusal.class);
    }

    @Test
    void aChosenAvailabilityIsToldToColleaguesOnce() {
        assertThat(running.foundation().availability().of(bo)).isEqualTo("online");

        running.foundation().availability().choose(bo, "busy");
        running.foundation().availability().choose(bo, "busy");

        assertThat(running.foundation().availability().of(bo)).isEqualTo("busy");
        assertThat(running.foundation().people().find(ada, bo.user()).orElseThrow().availability()).isEqualTo("busy");
        assertThat(joined.signals).singleElement().satisfies(signal -> {
            assertThat(signal.organization()).isEqualTo(bo.organization());
            assertThat(signal.only()).isNull();
            assertThat(signal.json()).contains(bo.user().toString(), "busy");
        });
        assertThatThrownBy(() -> running.foundation().availability().choose(bo, "asleep")).isInstanceOf(InvalidInput.class);
    }

    private void tell(Identity actor, Notification notification, UserId... members) {
        as(actor.caller(), () -> crm.tell(List.of(members), notification));
    }

    private void as(Caller caller, Runnable work) {
        try (TenantContext.Binding tenant = TenantContext.bind(caller)) {
            joined.transaction(work);
        }
    }

    private static boolean sql(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static Notification told(String title, String key) {
        return new Notification("lead.new", title, "leads?id=1", key);
    }
}
