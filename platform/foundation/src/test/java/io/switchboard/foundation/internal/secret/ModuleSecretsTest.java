// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.secret.Secrets;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@FoundationTest
class ModuleSecretsTest {
    private static final byte[] TOKEN = "EAAG-provider-token".getBytes(StandardCharsets.UTF_8);

    private final RunningFoundation running;
    private final Secrets whatsapp;
    private final OrganizationId mine;

    ModuleSecretsTest(RunningFoundation running) {
        this.running = running;
        this.whatsapp = running.lend(Secrets.class, "whatsapp");
        this.mine = running.newOrganization();
    }

    @Test
    void opensWhatItSealed() {
        byte[] sealed = seal();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("EAAG");
        assertThat(seal()).as("sealed twice").isNotEqualTo(sealed);
        assertThat(open(whatsapp, mine, "token", sealed)).isEqualTo(TOKEN);
    }

    @Test
    void staysShutElsewhere() {
        byte[] sealed = seal();
        byte[] tampered = sealed.clone();
        tampered[tampered.length - 1] ^= 1;

        assertShut(whatsapp, running.newOrganization(), "token", sealed);
        assertShut(whatsapp, mine, "app-secret", sealed);
        assertShut(running.lend(Secrets.class, "crm"), mine, "token", sealed);
        assertShut(whatsapp, mine, "token", tampered);
        assertShut(whatsapp, mine, "token", new byte[0]);
    }

    @Test
    void theKeyIsOnlyStoredWrapped() {
        seal();
        DataKeys withAnotherMaster = new DataKeys(running.database(), new MasterKey(new byte[32]), running.clock());
        assertThatThrownBy(() -> withAnotherMaster.of(mine))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master-key");
    }

    @Test
    void aKeyPutIntoAnotherOrganizationsRowDoesNotOpen() {
        seal();
        OrganizationId other = running.newOrganization();
        running.database().transaction(c -> Sql.update(
                c,
                """
                insert into foundation.data_key (organization_id, wrapped, created_at)
                select ?, wrapped, created_at from foundation.data_key where organization_id = ?
                """,
                other.value(),
                mine.value()));
        assertThatThrownBy(() -> open(whatsapp, other, "token", new byte[40])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoServersThatNeedAKeyAtOnceGetTheSame() {
        OrganizationId fresh = running.newOrganization();
        byte[] master = "a master key of thirty-two bytes".getBytes(StandardCharsets.UTF_8);
        List<Secrets> servers = List.of(server(master), server(master));
        byte[] sealed;
        try (TenantContext.Binding bound = TenantContext.bind(Caller.system(fresh))) {
            sealed = servers.get(0).seal("token", TOKEN);
        }
        assertThat(open(servers.get(1), fresh, "token", sealed)).isEqualTo(TOKEN);
    }

    private Secrets server(byte[] master) {
        return new ModuleSecrets(
                new DataKeys(running.database(), new MasterKey(master), running.clock()), new TenantContext(), "whatsapp");
    }

    private byte[] seal() {
        try (TenantContext.Binding bound = TenantContext.bind(Caller.system(mine))) {
            return whatsapp.seal("token", TOKEN);
        }
    }

    private static byte[] open(Secrets secrets, OrganizationId organization, String purpose, byte[] sealed) {
        try (TenantContext.Binding bound = TenantContext.bind(Caller.system(organization))) {
            return secrets.open(purpose, sealed);
        }
    }

    private static void assertShut(Secrets secrets, OrganizationId organization, String purpose, byte[] sealed) {
        assertThatThrownBy(() -> open(secrets, organization, purpose, sealed))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
