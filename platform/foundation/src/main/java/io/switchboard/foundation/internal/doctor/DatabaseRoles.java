// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.kernel.config.SwitchboardConfig;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections of the three roles as they are configured, without any pool: a look needs no server. */
public record DatabaseRoles(SwitchboardConfig.Database settings) {
    private static final int PATIENCE_SECONDS = 5;

    Connection owner() throws SQLException {
        return connect(settings.ownerUser(), settings.ownerPassword());
    }

    Connection app() throws SQLException {
        return connect(settings.appUser(), settings.appPassword());
    }

    Connection platform() throws SQLException {
        return connect(settings.platformUser(), settings.platformPassword());
    }

    private Connection connect(String user, String password) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setConnectTimeout(PATIENCE_SECONDS);
        source.setSocketTimeout(4 * PATIENCE_SECONDS);
        source.setApplicationName("switchboard-doctor");
        return source.getConnection(user, password);
    }
}
