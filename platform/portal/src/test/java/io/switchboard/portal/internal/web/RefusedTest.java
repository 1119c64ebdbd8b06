// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.portal.internal.ToyRequest;
import io.switchboard.portal.internal.text.Texts;
import jakarta.faces.application.ViewExpiredException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RefusedTest {

    @Test
    void choosesThePage() {
        assertThat(refused(new NotFound()).view()).isEqualTo("/notfound.xhtml");
        assertThat(refused(new ViewExpiredException("gone", "/m/crm/customers.xhtml")).view()).isEqualTo("/stale.xhtml");
        assertThat(refused(new IllegalStateException("private words")).view()).isEqualTo("/error.xhtml");
    }

    @Test
    void aConflictOfAModuleIsNoStalePage() {
        Refused conflict = refused(new Refusal(409, "crm.changed", "Somebody has changed this customer; reload it."));

        assertThat(conflict.view()).isEqualTo("/error.xhtml");
        assertThat(conflict.title()).isEqualTo("This has changed meanwhile");
    }

    @Test
    void saysNothingOfAFailure() {
        Refused failed = refused(new IllegalStateException("private words"));

        assertThat(failed.toString()).doesNotContain("private words");
        assertThat(failed.requestId()).isEqualTo("7");
        assertThat(failed.passing()).isTrue();
    }

    @Test
    void offersAnotherTryOnlyWhereItMayHelp() {
        assertThat(refused(new NotFound()).passing()).isFalse();
        assertThat(refused(new Refusal(403, "access.refused", "Ask an admin.")).passing()).isFalse();
        assertThat(refused(new Refusal(503, "module.stopped", "Try again later.")).passing()).isTrue();
    }

    @Test
    void aStrangerHasNoFrame() {
        assertThat(refused(new NotFound()).framed()).isFalse();
    }

    private static Refused refused(Throwable failure) {
        return Refused.of(Problem.of(failure), ToyRequest.post("/m/crm/customers", "").request(), "7", Texts.in(Locale.ENGLISH));
    }
}
