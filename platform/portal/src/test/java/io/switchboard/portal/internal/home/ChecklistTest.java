// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationChecklist;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.People;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.portal.internal.text.Texts;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private final Map<String, Object> answers = new HashMap<>(Map.of(
            "isDismissed", false,
            "isEmailVerified", true,
            "read", settings(null),
            "seats", new People.Seats(1, null),
            "status", new TwoFactor.Status(null, false, 0, false)));
    private final Checklist checklist = new Checklist(
            answering(OrganizationChecklist.class),
            answering(Accounts.class),
            answering(OrganizationSettings.class),
            answering(People.class),
            answering(TwoFactor.class));

    @Test
    void nobodyIsToldToDoWhatTheyMayNot() {
        assertThat(paths(admin("org.branding", "users.invite")))
                .containsExactly("/settings/account", "/settings/organization", "/settings/people", "/m/inbox/start", "/settings/security");
        assertThat(paths(admin())).containsExactly("/settings/account", "/m/inbox/start", "/settings/security");
    }

    @Test
    void itIsForAdminsWhoHaveNotPutItAway() {
        assertThat(checklist.isShown(admin())).isTrue();
        assertThat(checklist.isShown(identity(Map.of("users.invite", Scope.ALL)))).isFalse();

        answers.put("isDismissed", true);
        assertThat(checklist.isShown(admin())).isFalse();
    }

    @Test
    void itIsEmptyOnceAllThatThePersonMayDoIsDone() {
        answers.put("status", new TwoFactor.Status(Instant.EPOCH, true, 8, false));

        assertThat(checklist.steps(admin(), ENGLISH, List.of(step(true)))).isEmpty();
        assertThat(checklist.steps(admin(), ENGLISH, List.of(step(false)))).hasSize(3);
        assertThat(checklist.steps(admin("users.invite"), ENGLISH, List.of(step(true)))).hasSize(4);
    }

    private List<String> paths(Identity identity) {
        return checklist.steps(identity, ENGLISH, List.of(step(false))).stream().map(ChecklistStep::path).toList();
    }

    private static ChecklistStep step(boolean isDone) {
        return new ChecklistStep("Start", "Why", "/m/inbox/start", 40, isDone);
    }

    private static Identity admin(String... permissions) {
        Map<String, Scope> scopes = new HashMap<>(Map.of(OrganizationSettings.SETTINGS, Scope.ALL));
        Set.of(permissions).forEach(permission -> scopes.put(permission, Scope.ALL));
        return identity(scopes);
    }

    private static Identity identity(Map<String, Scope> scopes) {
        return new Identity(
                new UserId(Ids.next()), "ana@x.example", "Ana", new OrganizationId(Ids.next()), "Casa", "x", scopes, Set.of(), null);
    }

    private static OrganizationSettings.Settings settings(@Nullable String logo) {
        OrganizationSettings.Values values =
                new OrganizationSettings.Values("Casa", "", "", "", "", "ES", "", "Europe/Madrid", "es-ES", "EUR", null);
        return new OrganizationSettings.Settings(UUID.randomUUID(), "casa", "active", Instant.EPOCH, 1, logo, null, values);
    }

    /** Answers by the name of what is asked. */
    private <T> T answering(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
