// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Organizations;
import io.switchboard.foundation.Organizations.FeatureGrant;
import io.switchboard.foundation.Organizations.GrantChange;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.gate.Gate;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@FoundationTest
class EntitlementGateTest {
    private final RunningFoundation running;
    private final EntitlementGate gate;
    private final Organizations organizations;
    private final Identity operator;
    private final OrganizationId shop;
    private final List<OrganizationId> told = new CopyOnWriteArrayList<>();

    EntitlementGateTest(RunningFoundation running) {
        this.running = running;
        this.gate = (EntitlementGate) running.foundation().gate();
        this.organizations = running.foundation().organizations();
        this.operator = running.operator();
        this.shop = running.newOrganization();
        gate.onChange(told::add);
    }

    @Test
    void everythingIsOpenUntilAGrantSaysNo() {
        OrganizationId other = running.newOrganization();
        assertThat(gate.isOpen(shop, "crm")).isTrue();
        assertThat(gate.isOpen(new OrganizationId(UUID.randomUUID()), "crm")).isTrue();

        set("crm", false, null);
        assertThat(gate.isOpen(shop, "crm")).isFalse();
        assertThat(gate.isOpen(shop, "conversations")).isTrue();
        assertThat(gate.isOpen(other, "crm")).isTrue();

        set("crm", true, null);
        assertThat(gate.isOpen(shop, "crm")).isTrue();
        set("crm", false, null);
        set("crm", null, null);
        assertThat(gate.isOpen(shop, "crm")).isTrue();
        assertThat(organizations.find(shop).orElseThrow().features()).isEmpty();
        assertThat(told).filteredOn(shop::equals).hasSize(4);
    }

    @Test
    void aGrantEndsByItself() {
        set("crm", false, Duration.ofHours(1));
        running.clock().move(Duration.ofHours(1).minusMillis(1));
        assertThat(gate.isOpen(shop, "crm")).isFalse();
        assertThat(organizations.find(shop).orElseThrow().features()).containsKey("crm");

        running.clock().move(Duration.ofMillis(1));
        assertThat(gate.isOpen(shop, "crm")).as("before anybody looked").isTrue();
        gate.look();
        assertThat(gate.isOpen(shop, "crm")).isTrue();
        assertThat(told).as("once for the change, once for its end").containsExactly(shop, shop);
        assertThat(organizations.find(shop).orElseThrow().features()).isEmpty();
    }

    @Test
    void limitsAreKnownWhileTheyLast() {
        grant(Map.of(), Map.of("seats", 5L), Duration.ofHours(1));
        assertThat(gate.limits(shop)).containsExactly(Map.entry("seats", 5L));
        running.clock().move(Duration.ofHours(1));
        assertThat(gate.limits(shop)).isEmpty();
    }

    @Test
    void rowsSayWhyAndByWhom() {
        Instant expiresAt = running.clock().instant().plusSeconds(60);
        organizations.setGrants(
                shop, new GrantChange(Map.of("crm", false), Map.of("seats", 5L), expiresAt, "unpaid invoice"), operator);

        Organizations.Organization stored = organizations.find(shop).orElseThrow();
        assertThat(stored.features()).containsExactly(Map.entry("crm", new FeatureGrant(
                false, "unpaid invoice", expiresAt, "operator@switchboard.local", running.clock().instant())));
        assertThat(stored.limits().get("seats").limit()).isEqualTo(5);
        assertThat(audited()).containsExactly("unpaid invoice: {} to false");
    }

    @Test
    void anotherServerHearsOfItByItself() throws InterruptedException {
        try (EntitlementGate elsewhere = new EntitlementGate(running.database(), running.clock(), URI.create("http://x"))) {
            elsewhere.start();
            CountDownLatch heard = new CountDownLatch(1);
            elsewhere.onChange(organization -> heard.countDown());

            set("crm", false, null);

            assertThat(heard.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(elsewhere.isOpen(shop, "crm")).isFalse();
        }
    }

    @Test
    void aServerThatStartsKnowsTheGrants() {
        set("crm", false, null);
        try (EntitlementGate restarted = new EntitlementGate(running.database(), running.clock(), URI.create("http://x"))) {
            restarted.start();
            assertThat(restarted.isOpen(shop, "crm")).isFalse();
        }
    }

    @Test
    void whatWasReadEarlierDoesNotReplaceWhatIsNewer() {
        Instant now = running.clock().instant();
        FeatureGrant closed = new FeatureGrant(false, "", null, "", now);
        gate.publish(shop, Entitlements.of(Long.MAX_VALUE, Map.of("crm", closed), Map.of()));
        gate.publish(shop, Entitlements.of(Long.MAX_VALUE - 1, Map.of(), Map.of()));
        assertThat(gate.isOpen(shop, "crm")).isFalse();
        assertThat(told).hasSize(1);
    }

    @Test
    void aListenerThatFailsDoesNotKeepOthersFromHearing() {
        gate.onChange(organization -> {
            if (organization.equals(shop)) {
                throw new IllegalStateException("a listener of the test");
            }
        });
        List<OrganizationId> last = new CopyOnWriteArrayList<>();
        gate.onChange(last::add);
        set("crm", false, null);
        assertThat(last).containsExactly(shop);
    }

    @Test
    void wrongInputIsToldByField() {
        assertThatThrownBy(() -> organizations.setGrants(
                        shop,
                        new GrantChange(
                                Map.of("No Key", true),
                                Map.of("seats", -1L),
                                running.clock().instant(),
                                " "),
                        operator))
                .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.errors())
                        .extracting(FieldError::field)
                        .containsExactly("features", "limits.seats", "expiresAt", "reason"));
        assertThatThrownBy(() -> organizations.setGrants(
                        new OrganizationId(UUID.randomUUID()),
                        new GrantChange(Map.of("crm", false), Map.of(), null, "a test"),
                        operator))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theRefusalSaysWhereToGetTheFeature() {
        assertThat(((Gate) gate).refusal("crm").extensions())
                .containsEntry("feature", "crm")
                .containsEntry("upgradeUrl", "http://localhost:9080/plans");
    }

    @Test
    void aCheckAllocatesNothing() {
        set("crm", false, Duration.ofHours(1));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // The first calls link code, which allocates.
        check(20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        int open = check(100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(open).isEqualTo(100_000);
        assertThat(allocated).as("bytes for 200,000 checks").isLessThan(10_000);
    }

    private int check(int times) {
        int open = 0;
        for (int i = 0; i < times; i++) {
            open += gate.isOpen(shop, "crm") ? 1 : 0;
            open += gate.isOpen(shop, "conversations") ? 1 : 0;
        }
        return open;
    }

    private void set(String feature, Boolean allowed, Duration lasting) {
        Map<String, Boolean> features = new HashMap<>();
        features.put(feature, allowed);
        grant(features, Map.of(), lasting);
    }

    private void grant(Map<String, Boolean> features, Map<String, Long> limits, Duration lasting) {
        Instant expiresAt = lasting == null ? null : running.clock().instant().plus(lasting);
        organizations.setGrants(shop, new GrantChange(features, limits, expiresAt, "a test"), operator);
    }

    private List<String> audited() {
        return running.database().transaction(c -> Sql.list(
                c,
                """
                select concat(detail ->> 'reason', ': ', detail -> 'before' -> 'features',
                    ' to ', detail -> 'after' -> 'features' -> 'crm' -> 'allowed')
                from foundation.audit_event where organization_id = ? and action = 'grants.changed' and actor_id = ?
                """,
                row -> row.getString(1),
                shop.value(),
                operator.user().value()));
    }
}
