// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Works for an organization as a module does, on a connection of the working role. */
final class TenantDoor {
    private static final byte[] CODE = "the door of stories".getBytes(StandardCharsets.UTF_8);

    private TenantDoor() {}

    /** A server that starts closes all doors but its own. */
    static void fit(Connection owner) throws SQLException {
        try (PreparedStatement fit =
                owner.prepareStatement("insert into sb.door (code_hash) values (sha256(?)) on conflict do nothing")) {
            fit.setBytes(1, CODE);
            fit.executeUpdate();
        }
    }

    static void enter(Connection app, UUID organization) throws SQLException {
        try (PreparedStatement enter = app.prepareStatement("select sb.enter(?, ?, '')")) {
            enter.setBytes(1, CODE);
            enter.setObject(2, organization);
            enter.execute();
        }
    }
}
