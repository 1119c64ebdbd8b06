// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.AuditLog.Verification;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

@FoundationTest
class ChainCheckTest {
    private final AuditChain chain = AuditChain.of(new MasterKey(new byte[32]));
    private final ChainCheck check = new ChainCheck(chain);

    /** @param running not asked for anything: it has made the tables */
    ChainCheckTest(RunningFoundation running) {}

    @Test
    void thePlatformsEntriesWithoutTheirEndAreFound() throws SQLException {
        // Nothing of this is committed: others use the platform's chain meanwhile.
        try (Connection owner = TestDatabase.running().owner()) {
            owner.setAutoCommit(false);
            Sql.update(owner, "delete from foundation.audit_chain where chain_id = ?", AuditChain.PLATFORM);
            Sql.update(owner, "delete from foundation.audit_event where organization_id is null");
            assertThat(check.verify(owner, null)).as("not begun").isEqualTo(new Verification(true, 0, null));

            new AuditTrail(chain, Clock.systemUTC())
                    .record(owner, new AuditTrail.Entry(null, null, "Switchboard", "test.act", "test", "1", Map.of()));
            assertThat(check.verify(owner, null)).isEqualTo(new Verification(true, 1, null));
            Sql.update(owner, "delete from foundation.audit_chain where chain_id = ?", AuditChain.PLATFORM);
            assertThat(check.verify(owner, null)).isEqualTo(new Verification(false, 1, 2L));

            new AuditTrail(chain, Clock.systemUTC())
                    .record(owner, new AuditTrail.Entry(null, null, "Switchboard", "test.act", "test", "2", Map.of()));
            assertThat(check.verify(owner, null)).as("going on does not heal it").isEqualTo(new Verification(false, 1, 2L));
            owner.rollback();
        }
    }
}
