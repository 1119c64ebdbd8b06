// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.foundation.AuditLog.Verification;
import io.switchboard.foundation.internal.audit.AllChains;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Computes every organization's log anew, and the platform's own, without a running server. */
public final class AuditVerification {

    /**
     * What was found of one log.
     *
     * @param firstBroken what the first entry that does not fit says now; null when all fit, or it is gone
     */
    public record Finding(String organization, Verification verification, @Nullable String firstBroken) {}

    private AuditVerification() {}

    /** The platform first. */
    public static List<Finding> all(SwitchboardConfig config) {
        PGSimpleDataSource platform = new PGSimpleDataSource();
        platform.setUrl(config.database().url());
        platform.setUser(config.database().platformUser());
        platform.setPassword(config.database().platformPassword());
        platform.setApplicationName("switchboard-audit");
        PlatformDatabase database = PlatformDatabase.open(config.database(), platform);
        byte[] masterKey = Base64.getDecoder().decode(config.security().masterKey());
        return new AllChains(masterKey).verify(database);
    }
}
