// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.start;

import io.switchboard.benchmarks.product.LiveHeap;
import io.switchboard.benchmarks.product.Stage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Organizations that have grants but do nothing. By SQL: a thousand passwords to hash would measure patience. */
final class IdleTenants {
    private static final int COUNT = 1000;
    /** The gate looks for changed grants each half second. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(2);

    private static final String CREATE =
            """
            with version as (
              update foundation.grant_change set version = version + 1 returning version
            ), idle as materialized (
              select gen_random_uuid() as organization, gen_random_uuid() as person, n from generate_series(1, %d) as n
            ), people as (
              insert into foundation.app_user (id, email, name, password_hash, created_at, updated_at)
                select person, 'idle-' || organization || '@example.org', 'Idle', 'none', now(), now() from idle
            ), organizations as (
              insert into foundation.organization
                  (id, slug, name, time_zone, locale, currency, owner_user_id, grants_version, created_at, updated_at)
                select organization, 'idle-' || organization, 'Idle ' || n, 'Europe/Lisbon', 'en', 'EUR', person,
                       version, now(), now() from idle, version
            ), memberships as (
              insert into foundation.membership (organization_id, user_id, role, joined_at)
                select organization, person, 'admin', now() from idle
            )
            insert into foundation.feature_grant (organization_id, feature, allowed, reason, changed_by, changed_at)
              select organization, feature, false, 'benchmark', 'benchmark', now()
                from idle, unnest(array['crm', 'whatsapp', 'conversations']) as feature
            """.formatted(COUNT);

    private final Stage stage;

    IdleTenants(Stage stage) {
        this.stage = stage;
    }

    /** Kilobytes of living heap that each one costs. */
    double kilobytesEach() throws SQLException, IOException, InterruptedException {
        LiveHeap heap = new LiveHeap(stage.product().server().pid());
        long before = heap.bytes();
        create();
        LockSupport.parkNanos(UNTIL_KNOWN.toNanos());
        return (heap.bytes() - before) / 1024.0 / COUNT;
    }

    private void create() throws SQLException {
        try (Connection owner = stage.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(CREATE);
        }
    }
}
