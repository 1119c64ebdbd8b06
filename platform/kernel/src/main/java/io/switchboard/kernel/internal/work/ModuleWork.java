// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.work;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.MachineFault;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.module.Modules;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.kernel.work.MemberWork;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each running module under a lease; leaves a job for each installed one, since a stopped one may hold work too. */
public record ModuleWork(PlatformDatabase database, Modules modules, Runnable wake) implements MemberWork {
    private static final Logger logger = LoggerFactory.getLogger(ModuleWork.class);

    private static final String ENQUEUE =
            """
            insert into kernel.job (organization_id, id, module, name, key, payload, due_at)
            values (?, ?, ?, ?, ?, ?, now())
            on conflict (organization_id, module, name, key) where state = 'waiting'
            do update set payload = excluded.payload, due_at = now()
            """;

    @Override
    public List<OpenWork.Open> of(OrganizationId organization, UserId user) {
        List<OpenWork.Open> open = new ArrayList<>();
        ask(organization, work -> open.addAll(work.of(user)));
        return open.stream().filter(kind -> kind.count() > 0).toList();
    }

    @Override
    public Map<UserId, Integer> counts(OrganizationId organization, Collection<UserId> users) {
        Map<UserId, Integer> counts = new HashMap<>();
        ask(organization, work -> work.counts(users).forEach((user, count) -> counts.merge(user, count, Integer::sum)));
        counts.values().removeIf(count -> count <= 0);
        return counts;
    }

    private void ask(OrganizationId organization, Consumer<OpenWork> question) {
        for (Generation running : modules.current()) {
            String module = running.descriptor().id();
            Optional<Lease> entered = modules.enter(module);
            if (entered.isPresent()) {
                try (Lease lease = entered.get();
                        TenantContext.Binding binding = TenantContext.bind(Caller.system(organization))) {
                    lease.generation().services(OpenWork.class).forEach(question);
                } catch (Throwable e) {
                    MachineFault.rethrow(e);
                    // The border to a module: a broken one must not keep anybody from being shut out, and what
                    // it holds goes to where the rest goes once it is mended.
                    logger.error("{} cannot say what members have open", module, e);
                }
            }
        }
    }

    @Override
    public void handOver(Caller by, UserId user, Handover handover) {
        enqueue(by.organization(), HandoverJob.HAND_OVER, user.value(), HandoverJob.of(by, handover));
    }

    @Override
    public void release(Caller by, TeamId team) {
        enqueue(by.organization(), HandoverJob.RELEASE, team.value(), HandoverJob.of(by, Handover.toQueue()));
    }

    private void enqueue(OrganizationId organization, String name, UUID key, HandoverJob job) {
        List<String> installed = modules.status().stream().map(ModuleStatus::id).toList();
        database.transaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(ENQUEUE)) {
                for (String module : installed) {
                    insert.setObject(1, organization.value());
                    insert.setObject(2, Ids.next());
                    insert.setString(3, module);
                    insert.setString(4, name);
                    insert.setString(5, key.toString());
                    insert.setString(6, job.text());
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
        wake.run();
    }

    @Override
    public void keep(OrganizationId organization, UserId user) {
        database.transaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    // One that runs at this moment ends as it likes, but is not held and not run again.
                    "delete from kernel.job where organization_id = ? and name = ? and key = ?")) {
                delete.setObject(1, organization.value());
                delete.setString(2, HandoverJob.HAND_OVER);
                delete.setString(3, user.toString());
                return delete.executeUpdate();
            }
        });
    }
}
