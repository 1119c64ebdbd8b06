// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.SignIn.Tokens;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.foundation.testing.CountedDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting again and again with another configuration; on the database of the other tests, put back at the end. */
@FoundationTest
class StartTest {
    private static final Map<String, String> DEMO =
            Map.of("switchboard.demo.enabled", "true", "switchboard.demo.password", "the first demo password");

    private final CountedDatabase database;

    @TempDir
    Path dataDir;

    StartTest(CountedDatabase database) {
        this.database = database;
    }

    @AfterAll
    static void asTheOtherTestsExpect(CountedDatabase database, @TempDir Path dataDir) {
        new RunningFoundation(database, dataDir, Map.of()).close();
    }

    @Test
    void theOperatorFollowsTheConfiguration() {
        try (RunningFoundation before = new RunningFoundation(database, dataDir, Map.of())) {
            SignIn signIn = before.foundation().signIn();
            Tokens tokens = signIn.issue(before.operator());

            try (RunningFoundation after = new RunningFoundation(
                    database, dataDir, Map.of("switchboard.security.operator-password", "another operator password"))) {
                assertThatThrownBy(after::operator).isInstanceOf(Refusal.class);
                assertThat(signIn.withAccessToken(tokens.accessToken())).as("signed in with the old password").isEmpty();
                assertThat(signIn(after, "operator@switchboard.local", "another operator password").isOperator()).isTrue();
            }
            try (RunningFoundation after = new RunningFoundation(
                    database, dataDir, Map.of("switchboard.security.operator-email", "Chief@switchboard.example"))) {
                assertThat(signIn(after, "chief@switchboard.example", RunningFoundation.OPERATOR_PASSWORD).isOperator())
                        .isTrue();
                assertThatThrownBy(after::operator).as("the operator before").isInstanceOf(Refusal.class);
            }
        }
    }

    @Test
    void noMemberBecomesOperatorByAMistakeInTheConfiguration() {
        try (RunningFoundation running = new RunningFoundation(database, dataDir, Map.of())) {
            Identity member = running.register("Careful");
            Map<String, String> mistake = Map.of("switchboard.security.operator-email", member.email());
            assertThatThrownBy(() -> new RunningFoundation(database, dataDir, mistake))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("operator-email");
            assertThat(signIn(running, member.email(), RunningFoundation.PASSWORD)).isEqualTo(member);
        }
    }

    @Test
    void theDemoIsMadeOnceAndItsPasswordFollowsTheConfiguration() {
        new RunningFoundation(database, dataDir, DEMO).close();
        Map<String, String> changed =
                Map.of("switchboard.demo.enabled", "true", "switchboard.demo.password", "the second demo password");
        try (RunningFoundation running = new RunningFoundation(database, dataDir, changed)) {
            Identity ana = signIn(running, "ana@casalumen.example", "the second demo password");
            assertThat(ana.role()).isEqualTo("admin");
            assertThat(ana.organizationName()).isEqualTo("Casa Lumen");
            Identity bruno = signIn(running, "bruno@casalumen.example", "the second demo password");
            assertThat(bruno.role()).isEqualTo("agent");
            assertThat(bruno.organization()).isEqualTo(ana.organization());
            Identity mia = signIn(running, "mia@nordlicht.example", "the second demo password");
            assertThat(mia.organizationName()).isEqualTo("Nordlicht Optik");
            assertThatThrownBy(() -> signIn(running, "ana@casalumen.example", "the first demo password"))
                    .isInstanceOf(Refusal.class);
            assertThat(members("casa-lumen")).isEqualTo(3);
            assertThat(members("casa-lumen-2")).isZero();
        }
    }

    @Test
    void aKeyThatIsTooShortIsRefusedWithItsNameOnly() {
        Map<String, String> shortKey = Map.of("switchboard.security.token-key", "c2hvcnQgc2VjcmV0");
        assertThatThrownBy(() -> new RunningFoundation(database, dataDir, shortKey))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("switchboard.security.token-key")
                .hasMessageNotContaining("c2hvcnQgc2VjcmV0");
    }

    private static Identity signIn(RunningFoundation running, String email, String password) {
        return running.foundation().signIn().withPassword(email, password, "192.0.2.10");
    }

    private long members(String slug) {
        return database.transaction(c -> Sql.first(
                        c,
                        """
                        select count(*) from foundation.membership m join foundation.organization o
                        on o.id = m.organization_id where o.slug = ?
                        """,
                        row -> row.getLong(1),
                        slug))
                .orElseThrow();
    }
}
