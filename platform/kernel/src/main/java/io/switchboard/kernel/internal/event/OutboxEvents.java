// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.event.Audience;
import io.switchboard.api.event.Events;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.kernel.internal.ModuleIdentity;
import io.switchboard.kernel.internal.persistence.JtaTransactions;
import io.switchboard.kernel.internal.persistence.TenantDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a module's facts into the outbox, with a mapper of the generation's own: a shared one would keep its classes. */
public final class OutboxEvents implements Events {
    private static final String INSERT =
            """
            insert into kernel.outbox_event (event_id, module, feature, aggregate, type, occurred_at, payload, audience)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            """;

    private final ModuleIdentity owner;
    private final JtaTransactions transactions;
    private final TenantDataSource dataSource;
    private final Clock clock;
    private final Runnable wake;
    private final ObjectMapper mapper = PayloadMapper.create();

    public OutboxEvents(
            ModuleIdentity owner,
            JtaTransactions transactions,
            TenantDataSource dataSource,
            Clock clock,
            Runnable wake) {
        this.owner = owner;
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public UUID publish(String type, String aggregate, Record payload) {
        return write(type, aggregate, payload, null);
    }

    @Override
    public UUID publish(String type, String aggregate, Record payload, Audience audience) {
        return write(type, aggregate, payload, audience);
    }

    private UUID write(String type, String aggregate, Record payload, @Nullable Audience audience) {
        if (!transactions.isRunning()) {
            throw new IllegalStateException("An event is published in the transaction that makes it true");
        }
        UUID id = Ids.next();
        String json = json(type, payload);
        String told = audience == null ? null : json(type, audience);
        transactions.call(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, id);
                insert.setString(2, owner.module());
                insert.setString(3, owner.feature());
                insert.setString(4, aggregate);
                insert.setString(5, type);
                insert.setTimestamp(6, Timestamp.from(clock.instant()));
                insert.setString(7, json);
                insert.setString(8, told);
                return insert.executeUpdate();
            }
        });
        transactions.afterCommit(wake);
        return id;
    }

    private String json(String type, Record payload) {
        try {
            return mapper.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The payload of " + type + " cannot be written as JSON", e);
        }
    }
}
