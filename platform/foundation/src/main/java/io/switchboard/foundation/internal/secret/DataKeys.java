// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One AES-256-GCM key for each organization, stored wrapped by the master key, made when first needed. */
public final class DataKeys {
    private static final String PURPOSE = "switchboard data keys";

    private final PlatformDatabase database;
    private final Clock clock;
    private final Aead master;
    private final Map<OrganizationId, Aead> opened = new ConcurrentHashMap<>();

    public DataKeys(PlatformDatabase database, MasterKey masterKey, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.master = masterKey.aead(PURPOSE);
    }

    Aead of(OrganizationId organization) {
        return opened.computeIfAbsent(organization, id -> unwrap(id, load(id)));
    }

    private byte[] load(OrganizationId organization) {
        return database.transaction(c -> {
            Optional<byte[]> stored = stored(c, organization);
            if (stored.isPresent()) {
                return stored.get();
            }
            Sql.update(
                    c,
                    """
                    insert into foundation.data_key (organization_id, wrapped, created_at) values (?, ?, ?)
                    on conflict (organization_id) do nothing
                    """,
                    organization.value(),
                    wrappedNewKey(organization),
                    clock.instant());
            // Another server may have been first.
            return stored(c, organization).orElseThrow();
        });
    }

    private static Optional<byte[]> stored(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(
                connection,
                "select wrapped from foundation.data_key where organization_id = ?",
                row -> row.getBytes("wrapped"),
                organization.value());
    }

    private byte[] wrappedNewKey(OrganizationId organization) throws GeneralSecurityException {
        KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, binding(organization));
    }

    /** Whether a stored key is this organization's and was wrapped by this master key. */
    public static boolean opens(MasterKey masterKey, OrganizationId organization, byte[] wrapped) {
        try {
            unwrap(masterKey.aead(PURPOSE), organization, wrapped);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Aead unwrap(Aead master, OrganizationId organization, byte[] wrapped) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, binding(organization))
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private Aead unwrap(OrganizationId organization, byte[] wrapped) {
        try {
            return unwrap(master, organization, wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The data key of organization " + organization
                    + " cannot be opened: switchboard.security.master-key is not the one it was made with", e);
        }
    }

    /** A data key put into another organization's row does not open. */
    private static byte[] binding(OrganizationId organization) {
        return ("data-key\n" + organization).getBytes(StandardCharsets.UTF_8);
    }
}
