// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

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
import io.switchboard.portal.internal.web.Gateway;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageEntryTest {
    private final OrganizationId organization = new OrganizationId(Ids.next());
    private final ToyGate gate = new ToyGate();
    private final ToyModules modules = new ToyModules();
    private final PageEntry entry = new PageEntry(new Gateway(modules, gate));

    @BeforeEach
    void updated() {
        modules.run(new ToyGeneration("crm", "1"));
        modules.run(new ToyGeneration("crm", "2"));
    }

    @Test
    void opensThePageOfTheCurrentGenerationWhateverTheAddressSays() {
        assertThat(revision("GET", null)).contains("2");
        assertThat(revision("GET", "sb-revision=1")).contains("2");
        assertThat(revision("HEAD", null)).contains("2");
    }

    @Test
    void sendsAFormToTheGenerationThatRenderedIt() {
        assertThat(revision("POST", "sb-revision=1")).contains("1");
        assertThat(revision("POST", "customer=7&sb-revision=2")).contains("2");
    }

    @Test
    void isStaleWhenTheGenerationIsGone() {
        modules.letGo("crm", "1");

        assertThat(revision("POST", "sb-revision=1")).isEmpty();
        assertThat(modules.leases()).isZero();
    }

    @Test
    void isStaleWithoutARevisionOrWithAForeignOne() {
        assertThat(revision("POST", null)).isEmpty();
        assertThat(revision("POST", "sb-revision=")).isEmpty();
        assertThat(revision("POST", "sb-revision=9")).isEmpty();
        assertThat(revision("PUT", "other=1")).isEmpty();
        assertThat(modules.leases()).isZero();
    }

    @Test
    void isRefusedAndNotStaleWhenTheFeatureIsClosed() {
        gate.close("crm");

        assertThatThrownBy(() -> revision("POST", "sb-revision=1"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(402));
        assertThatThrownBy(() -> revision("POST", null))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(402));
        assertThat(modules.leases()).isZero();
    }

    @Test
    void isNotFoundForAnUnknownModule() {
        assertThatThrownBy(() -> entry.enter(organization, "absent", "POST", "sb-revision=1"))
                .isInstanceOf(NotFound.class);
    }

    private Optional<String> revision(String method, @Nullable String query) {
        Optional<Lease> lease = entry.enter(organization, "crm", method, query);
        return lease.map(held -> {
            try (held) {
                return held.generation().revision();
            }
        });
    }
}
