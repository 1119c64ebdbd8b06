// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.ApiKeys;
import io.switchboard.foundation.ApiKeys.NewKey;
import io.switchboard.foundation.ApiKeys.Wish;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@FoundationTest
class ApiKeysTest {
    private final RunningFoundation running;
    private final ApiKeys keys;
    private final SignIn signIn;

    ApiKeysTest(RunningFoundation running) {
        this.running = running;
        this.keys = running.foundation().apiKeys();
        this.signIn = running.foundation().signIn();
    }

    @Test
    void aKeyActsForItsOrganizationWithWhatItWasGiven() {
        Identity ada = running.register("Keys");
        NewKey made = keys.create(ada, wish("Website form", "customer.create", "customer.read"));

        Identity program = signIn.withAccessToken(made.text()).orElseThrow();
        assertThat(program.organization()).isEqualTo(ada.organization());
        assertThat(program.permissions()).containsExactlyInAnyOrder("customer.create", "customer.read");
        assertThat(program.name()).isEqualTo("Website form (API key)");
        assertThat(keys.list(ada, 100, null)).singleElement().satisfies(listed -> {
            assertThat(listed.hint()).hasSize(8).isEqualTo(made.text().substring(0, 8));
            assertThat(listed.lastUsedAt()).isEqualTo(running.clock().instant());
            assertThat(listed.createdBy()).isEqualTo("Ada Admin");
        });
    }

    @Test
    void onlyItsHashIsStored() {
        Identity ada = running.register("Hashed Keys");
        NewKey made = keys.create(ada, wish("Hidden", "customer.read"));
        String row = running.database().transaction(c -> Sql.first(
                        c,
                        "select k::text from foundation.api_key k where organization_id = ?",
                        found -> found.getString(1),
                        ada.organization().value()))
                .orElseThrow();
        assertThat(row).contains(HexFormat.of().formatHex(SecretToken.hash(made.text())));
        byte[] bytes = made.text().substring(8).getBytes(StandardCharsets.UTF_8);
        assertThat(row).doesNotContain(made.text().substring(8), HexFormat.of().formatHex(bytes));
    }

    @Test
    void aRevokedOrExpiredKeyIsWorthNothing() {
        Identity ada = running.register("Ending Keys");
        NewKey revoked = keys.create(ada, wish("Revoked", "customer.read"));
        NewKey expiring = keys.create(
                ada, new Wish("Expiring", Set.of("customer.read"), running.clock().instant().plus(Duration.ofDays(1))));
        assertThat(signIn.withAccessToken(revoked.text())).isPresent();
        assertThat(signIn.withAccessToken(expiring.text())).isPresent();

        keys.revoke(ada, revoked.key().id());
        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.withAccessToken(revoked.text())).isEmpty();
        assertThat(signIn.current(new SessionId(revoked.key().id().value()))).as("an open stream").isEmpty();
        assertThat(signIn.current(new SessionId(expiring.key().id().value()))).isPresent();
        assertThat(keys.list(ada, 100, null)).hasSize(1);
        assertThatThrownBy(() -> keys.revoke(ada, revoked.key().id())).isInstanceOf(NotFound.class);

        running.clock().move(Duration.ofDays(1));
        assertThat(signIn.withAccessToken(expiring.text())).isEmpty();
        assertThat(signIn.withAccessToken("sbk_nobody")).isEmpty();
    }

    @Test
    void aKeyOutlivesWhoMadeIt() {
        Identity ada = running.register("Staying");
        Identity second = running.join(ada, "Second", "admin");
        NewKey made = keys.create(second, wish("Stays", "customer.read"));
        running.foundation().people().deactivate(ada, second.user());

        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.withAccessToken(made.text())).isPresent();
    }

    @Test
    void nobodyGivesWhatTheyLackAndKeysMakeNoKeys() {
        Identity ada = running.register("Limits");
        Identity agent = running.join(ada, "Agent", "agent");
        InvalidInput refusal = catchThrowableOfType(
                InvalidInput.class,
                () -> keys.create(ada, new Wish(" ", Set.of("platform.operate"), running.clock().instant())));
        assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("name", "permissions", "expiresAt");
        assertThatThrownBy(() -> keys.create(agent, wish("Mine", "customer.read"))).isInstanceOf(PermissionMissing.class);

        Identity program = signIn.withAccessToken(
                        keys.create(ada, wish("Greedy", "api_keys.manage", "users.invite")).text())
                .orElseThrow();
        for (Runnable attempt : List.<Runnable>of(
                () -> keys.list(program, 100, null),
                () -> keys.create(program, wish("Another", "users.invite")),
                () -> running.foundation().accounts().changePassword(program, "x", "another long password"),
                () -> running.foundation().accounts().endOtherSessions(program),
                () -> running.foundation().accounts().organizations(program),
                () -> running.foundation().invitations().open(program),
                () -> running.foundation().people().deactivate(program, agent.user()))) {
            assertThat(catchThrowableOfType(Refusal.class, attempt::run).code()).isEqualTo("access.person_required");
        }
    }

    @Test
    void anotherOrganizationsKeysAreUnknown() {
        Identity ada = running.register("Own Keys");
        NewKey made = keys.create(ada, wish("Mine", "customer.read"));
        Identity eve = running.register("Other Keys");
        assertThat(keys.list(eve, 100, null)).isEmpty();
        assertThatThrownBy(() -> keys.revoke(eve, made.key().id())).isInstanceOf(NotFound.class);
    }

    @Test
    void theListIsPagedFromTheNewestOn() {
        Identity ada = running.register("Many Keys");
        for (String name : List.of("first", "second", "third", "fourth", "fifth")) {
            keys.create(ada, wish(name, "customer.read"));
        }
        List<ApiKeys.ApiKey> page = keys.list(ada, 2, null);
        assertThat(page).extracting(ApiKeys.ApiKey::name).containsExactly("fifth", "fourth");
        assertThat(keys.list(ada, 2, page.get(1).id())).extracting(ApiKeys.ApiKey::name).containsExactly("third", "second");
        keys.revoke(ada, page.get(1).id());
        assertThat(keys.list(ada, 9, page.get(1).id())).as("a page after one that is gone").hasSize(3);
    }

    private static Wish wish(String name, String... permissions) {
        return new Wish(name, Set.of(permissions), null);
    }
}
