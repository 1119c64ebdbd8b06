// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.web;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Whose webhook address it is. Remembered for some seconds, since a provider calls one address all day. */
public final class WebhookDirectory {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 10_000;

    private final PlatformDatabase database;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(OrganizationId organization, long readAt) {}

    public WebhookDirectory(PlatformDatabase database) {
        this.database = database;
    }

    public Optional<OrganizationId> organizationOf(String module, String key) {
        String address = module + "/" + key;
        Known cached = known.get(address);
        if (cached != null && System.nanoTime() - cached.readAt() < FRESH_NANOS) {
            return Optional.of(cached.organization());
        }
        Optional<OrganizationId> found = read(module, key);
        if (known.size() > MOST) {
            known.clear();
        }
        found.ifPresentOrElse(
                organization -> known.put(address, new Known(organization, System.nanoTime())),
                () -> known.remove(address));
        return found;
    }

    void forget(String module, String key) {
        known.remove(module + "/" + key);
    }

    private Optional<OrganizationId> read(String module, String key) {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select organization_id from kernel.webhook_route where module = ? and key = ?")) {
                query.setString(1, module);
                query.setString(2, key);
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new OrganizationId(row.getObject(1, UUID.class)))
                            : Optional.empty();
                }
            }
        });
    }
}
