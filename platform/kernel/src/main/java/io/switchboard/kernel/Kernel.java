// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.event.Events;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.GroupCommit;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.web.Push;
import io.switchboard.api.web.WebhookRoutes;
import io.switchboard.kernel.event.DeadLetters;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.internal.ModuleIdentity;
import io.switchboard.kernel.internal.NodeName;
import io.switchboard.kernel.internal.Workers;
import io.switchboard.kernel.internal.event.EventDelivery;
import io.switchboard.kernel.internal.event.FeedPush;
import io.switchboard.kernel.internal.event.OutboxEvents;
import io.switchboard.kernel.internal.job.JobQueue;
import io.switchboard.kernel.internal.job.JobRunner;
import io.switchboard.kernel.internal.module.ModuleSystem;
import io.switchboard.kernel.internal.module.ModuleSystemParts;
import io.switchboard.kernel.internal.module.SharedTypes;
import io.switchboard.kernel.internal.persistence.CollectedAudit;
import io.switchboard.kernel.internal.persistence.ConnectionPool;
import io.switchboard.kernel.internal.persistence.JoinedWork;
import io.switchboard.kernel.internal.persistence.JtaTransactions;
import io.switchboard.kernel.internal.persistence.Migrator;
import io.switchboard.kernel.internal.persistence.ModuleTransactions;
import io.switchboard.kernel.internal.persistence.OpenQueues;
import io.switchboard.kernel.internal.persistence.PersistenceUnits;
import io.switchboard.kernel.internal.persistence.RolePlatformDatabase;
import io.switchboard.kernel.internal.persistence.TenantDataSource;
import io.switchboard.kernel.internal.persistence.TenantStamp;
import io.switchboard.kernel.internal.web.StoredWebhookRoutes;
import io.switchboard.kernel.internal.web.WebhookDirectory;
import io.switchboard.kernel.internal.work.ModuleWork;
import io.switchboard.kernel.job.FailedJobs;
import io.switchboard.kernel.module.Deployer;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.kernel.module.LentService;
import io.switchboard.kernel.module.Modules;
import io.switchboard.kernel.persistence.TenantWork;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.kernel.work.MemberWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kernel: made by {@link #start}, given its listeners, then opened; from then on modules come and go. */
public final class Kernel implements AutoCloseable {
    private final Gate gate;
    private final Workers workers = new Workers();
    private final EventDelivery events;
    private final JobRunner jobs;
    private final ModuleSystem modules;
    private final WebhookDirectory webhooks;
    private final TenantWork tenantWork;
    private final MemberWork work;

    private Kernel(KernelParts parts) {
        Migrator migrator = new Migrator(parts.config().database());
        RolePlatformDatabase database = new RolePlatformDatabase(parts.platform(), migrator);
        database.migrate("kernel", Kernel.class.getClassLoader());
        Tenancy tenancy = parts.tenancy().apply(database);
        gate = tenancy.gate();

        JtaTransactions transactions = new JtaTransactions(parts.userTransaction(), parts.synchronization());
        TenantContext callers = new TenantContext();
        TenantStamp stamp = TenantStamp.of(parts.config().security().masterKey()).fit(database);
        TenantDataSource tenants = new TenantDataSource(parts.app(), parts.synchronization(), callers, stamp);
        PersistenceUnits units = new PersistenceUnits(migrator, transactions, tenants, new ConnectionPool("jdbc/app"));
        OpenQueues queues = new OpenQueues(parts.app(), stamp, callers, workers, this::wake);
        webhooks = new WebhookDirectory(database);
        events = new EventDelivery(database, gate, tenancy.audit(), transactions, workers, parts.clock());

        tenantWork = new JoinedWork(transactions, tenants);
        List<LentService<?>> lent = new ArrayList<>(tenancy.lent());
        lent.add(new LentService<>(Transactions.class, (module, bundle) ->
                new ModuleTransactions(module, transactions, tenants, () -> units.of(bundle))));
        lent.add(new LentService<>(Audit.class, (module, bundle) ->
                new CollectedAudit(transactions, tenants, callers, tenancy.audit())));
        lent.add(new LentService<>(GroupCommit.class, (module, bundle) -> queues.of(bundle)));
        lent.add(new LentService<>(Events.class, (module, bundle) -> new OutboxEvents(
                ModuleIdentity.of(module, bundle), transactions, tenants, parts.clock(), this::wake)));
        lent.add(new LentService<>(Jobs.class, (module, bundle) ->
                new JobQueue(module, transactions, tenants, this::wakeJobs)));
        lent.add(new LentService<>(Push.class, (module, bundle) ->
                new FeedPush(ModuleIdentity.of(module, bundle), events.feed(), callers)));
        lent.add(new LentService<>(WebhookRoutes.class, (module, bundle) -> new StoredWebhookRoutes(
                module, transactions, tenants, parts.config().publicUrl(), webhooks)));

        modules = new ModuleSystem(new ModuleSystemParts(
                parts.config(),
                database,
                units,
                tenancy.audit(),
                gate,
                callers,
                lent,
                parts.coreBundles(),
                parts.systemPackages(),
                parts.clock()));
        jobs = new JobRunner(database, NodeName.in(parts.config().dataDir()), modules, gate, tenancy.audit(), workers);
        work = new ModuleWork(database, modules, this::wakeJobs);
        modules.addListener(events);
        modules.addListener(queues);
        modules.addListener(new SharedTypes());
        gate.onChange(this::planChanged);
    }

    public static Kernel start(KernelParts parts) {
        return new Kernel(parts);
    }

    /** Starts the modules and what serves them. Add listeners before. */
    public void open() {
        events.start(modules);
        modules.start();
        jobs.start();
    }

    /** The transactions of modules, for what the platform writes into them. */
    public TenantWork tenantWork() {
        return tenantWork;
    }

    public void addListener(GenerationListener listener) {
        modules.addListener(listener);
    }

    public Modules modules() {
        return modules;
    }

    public Deployer deployer() {
        return modules;
    }

    public EventFeed events() {
        return events.feed();
    }

    public DeadLetters deadLetters() {
        return events.deadLetters();
    }

    public FailedJobs failedJobs() {
        return jobs.failedJobs();
    }

    public MemberWork memberWork() {
        return work;
    }

    public Gate gate() {
        return gate;
    }

    /** Whose webhook address it is. */
    public Optional<OrganizationId> webhookOrganization(String module, String key) {
        return webhooks.organizationOf(module, key);
    }

    private void wake() {
        events.wake();
        jobs.wake();
    }

    private void wakeJobs() {
        jobs.wake();
    }

    private void planChanged(OrganizationId organization) {
        events.release(organization);
        jobs.release(organization);
    }

    @Override
    public void close() {
        jobs.close();
        modules.close();
        events.close();
        workers.close();
    }
}
