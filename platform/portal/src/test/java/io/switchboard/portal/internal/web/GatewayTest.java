// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.module.Lease;
import io.switchboard.portal.internal.ToyGate;
import io.switchboard.portal.internal.ToyGeneration;
import io.switchboard.portal.internal.ToyModules;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private final OrganizationId organization = new OrganizationId(Ids.next());
    private final ToyGate gate = new ToyGate();
    private final ToyModules modules = new ToyModules();
    private final Gateway gateway = new Gateway(modules, gate);

    @Test
    void leadsToTheCurrentGeneration() {
        modules.run(new ToyGeneration("crm", "1"));
        modules.run(new ToyGeneration("crm", "2"));

        try (Lease lease = gateway.enter(organization, "crm")) {
            assertThat(lease.generation().revision()).isEqualTo("2");
            assertThat(modules.leases()).isEqualTo(1);
        }
        assertThat(modules.leases()).isZero();
    }

    @Test
    void doesNotKnowWhatIsNoModule() {
        assertThatThrownBy(() -> gateway.enter(organization, "crm")).isInstanceOf(NotFound.class);
        assertThat(gateway.isKnown("../crm")).isFalse();
    }

    @Test
    void refusesAClosedFeatureAndKeepsNoLease() {
        modules.run(new ToyGeneration("crm", "1"));
        gate.close("crm");

        assertThatThrownBy(() -> gateway.enter(organization, "crm"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(402);
                    assertThat(refusal.code()).isEqualTo("gate.feature_not_in_plan");
                });
        assertThatThrownBy(() -> gateway.enter(organization, "crm", "1")).isInstanceOf(Refusal.class);
        assertThat(gateway.open(organization)).isEmpty();
        assertThat(modules.leases()).isZero();
    }

    @Test
    void saysThatAStoppedModuleIsStopped() {
        modules.run(new ToyGeneration("crm", "1"));
        modules.stop("crm");

        assertThatThrownBy(() -> gateway.enter(organization, "crm"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(503));
    }

    @Test
    void findsNothingUnderARevisionThatIsGone() {
        modules.run(new ToyGeneration("crm", "2"));

        assertThat(gateway.enter(organization, "crm", "1")).isEmpty();
    }
}
