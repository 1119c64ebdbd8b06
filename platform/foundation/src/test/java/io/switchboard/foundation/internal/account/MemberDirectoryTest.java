// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@FoundationTest
class MemberDirectoryTest {
    private final RunningFoundation running;
    private final Members members;
    private final AccountStore accounts;

    MemberDirectoryTest(RunningFoundation running) {
        this.running = running;
        this.members = running.lend(Members.class, "conversations");
        this.accounts = new AccountStore(new Roles(running.foundation().permissions()), running.clock());
    }

    @Test
    void knowsThePeopleOfTheCallersOrganizationOnly() {
        Identity admin = running.register("Members");
        Identity stranger = running.register("Strangers");
        UserId bo = join(admin, "bo");

        try (TenantContext.Binding bound = TenantContext.bind(admin.caller())) {
            assertThat(members.active()).extracting(Member::name).containsExactly("Ada Admin", "bo");
            assertThat(members.find(bo)).map(Member::role).contains("agent");
            assertThat(members.find(stranger.user())).isEmpty();
            assertThat(members.find(new UserId(UUID.randomUUID()))).isEmpty();
        }
    }

    @Test
    void whoJoinsIsKnownAtOnceAndWhoLeavesKeepsTheName() {
        Identity admin = running.register("Joining");
        try (TenantContext.Binding bound = TenantContext.bind(admin.caller())) {
            assertThat(members.active()).hasSize(1);
            UserId bo = join(admin, "Bo");
            assertThat(members.find(bo)).map(Member::name).contains("Bo");

            running.database().transaction(c -> Sql.update(
                    c, "update foundation.membership set state = 'deactivated' where user_id = ?", bo.value()));
            running.clock().move(Duration.ofSeconds(1));
            assertThat(members.active()).extracting(Member::name).containsExactly("Ada Admin");
            assertThat(members.find(bo)).map(Member::name).contains("Bo");
        }
    }

    @Test
    void withoutACallerThereIsNobodyToAskFor() {
        assertThatThrownBy(members::active).isInstanceOf(IllegalStateException.class);
    }

    private UserId join(Identity admin, String name) {
        return running.database().transaction(c -> {
            UserId user = accounts.insertUser(c, RunningFoundation.newEmail(), name, "no hash").orElseThrow();
            accounts.insertMembership(c, admin.caller().organization(), user, "agent");
            return user;
        });
    }
}
