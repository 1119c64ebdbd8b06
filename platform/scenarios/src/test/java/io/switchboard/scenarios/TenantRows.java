// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Every row that an organization has, in every table that names organizations: audit, events and jobs, too. */
record TenantRows(OwnerSql sql, Tenant tenant) {
    private static final String TABLES =
            """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
               and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
            """;
    private static final String BUSY =
            """
            select format('job %s %s in %s', module, name, due_at - now()) from kernel.job
             where organization_id = ?::uuid and state in ('waiting', 'running') and due_at < now() + interval '1 minute'
            union all
            select format('event %s', e.type) from kernel.outbox_event e join kernel.event_cursor c on c.module = 'crm'
             where e.organization_id = ?::uuid and (c.xid, c.id) < (e.xid, e.id)
            union all
            select format('mail %s', template) from foundation.mail_message
             where organization_id = ?::uuid and state = 'queued'
            """;

    /** Sending is repeated for minutes when a provider does not take it; put off, it changes nothing meanwhile. */
    private static final String PUT_OFF_SENDING =
            """
            update kernel.job set due_at = now() + interval '1 day'
             where organization_id = ?::uuid and name = 'send' and state = 'waiting' and due_at < now() + interval '1 hour'
            """;

    /** When its people were last here is no trace of a stranger's. */
    private static final String ROW = "(to_jsonb(t) - 'last_seen_at')::text";

    /** By table, how many rows and a hash over all of them, once nothing is under way any more. */
    Map<String, String> settled() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    sql.update(PUT_OFF_SENDING, tenant.id());
                    assertThat(sql.strings(BUSY, tenant.id(), tenant.id(), tenant.id())).isEmpty();
                });
        return now();
    }

    Map<String, String> now() {
        Map<String, String> rows = new TreeMap<>();
        for (String table : sql.strings(TABLES)) {
            rows.put(table, sql.string("select count(*) || ' ' || md5(coalesce(string_agg(" + ROW + ", ',' order by " + ROW + "), ''))"
                    + " from " + table + " t where organization_id = ?::uuid", tenant.id()));
        }
        return rows;
    }
}
