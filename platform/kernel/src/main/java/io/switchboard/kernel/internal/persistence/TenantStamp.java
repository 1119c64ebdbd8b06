// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds a transaction to an organization. The database takes that from nobody who does not know the code, so that a
 * statement of a module cannot do it.
 */
public final class TenantStamp {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "switchboard tenant door";

    private final byte[] code;

    public TenantStamp(byte[] code) {
        this.code = code.clone();
    }

    /** By a code that is made from the installation's master key, and so is the same for each of its servers. */
    public static TenantStamp of(String masterKey) {
        try {
            Mac made = Mac.getInstance(ALGORITHM);
            made.init(new SecretKeySpec(Base64.getDecoder().decode(masterKey), ALGORITHM));
            return new TenantStamp(made.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }

    /** From here on the door opens to this code, and to no former one. */
    public TenantStamp fit(PlatformDatabase database) {
        return database.transaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from sb.door where code_hash <> sha256(?)");
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into sb.door (code_hash) values (sha256(?)) on conflict do nothing")) {
                delete.setBytes(1, code);
                delete.executeUpdate();
                insert.setBytes(1, code);
                insert.executeUpdate();
            }
            return this;
        });
    }

    /** Also says who has caused what the transaction enqueues. */
    void on(Connection connection, OrganizationId organization, String cause) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement("select sb.enter(?, ?, ?)")) {
            enter.setBytes(1, code);
            enter.setObject(2, organization.value());
            enter.setString(3, cause);
            enter.execute();
        }
    }
}
