// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.event.DeadLetters;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.internal.Wakeable;
import io.switchboard.kernel.internal.Workers;
import io.switchboard.kernel.internal.persistence.JtaTransactions;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.kernel.module.Modules;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All that follows the outbox: the live feed, one delivery per module id, and the cleaning up. */
public final class EventDelivery implements GenerationListener, AutoCloseable {
    private final PlatformDatabase database;
    private final Gate gate;
    private final AuditKeeper audit;
    private final JtaTransactions transactions;
    private final Workers workers;
    private final OutboxReader outbox;
    private final LiveFeed feed;
    private final Wakeable cleaning;
    private final Map<String, ModuleDelivery> byModule = new ConcurrentHashMap<>();
    private volatile Modules modules;

    public EventDelivery(
            PlatformDatabase database,
            Gate gate,
            AuditKeeper audit,
            JtaTransactions transactions,
            Workers workers,
            Clock clock) {
        this.database = database;
        this.audit = audit;
        this.gate = gate;
        this.transactions = transactions;
        this.workers = workers;
        this.outbox = new OutboxReader(database);
        this.feed = new LiveFeed(outbox, clock);
        this.cleaning = new Wakeable("outbox cleaning", Duration.ofHours(1), outbox::forgetOld);
    }

    public void start(Modules running) {
        modules = running;
        Parked.releaseAll(database);
        feed.start(workers);
        cleaning.start(workers);
    }

    public EventFeed feed() {
        return feed;
    }

    public DeadLetters deadLetters() {
        return new ParkedDeadLetters(database, audit, this::wake);
    }

    /** Something was committed. */
    public void wake() {
        feed.wake();
        byModule.values().forEach(ModuleDelivery::wake);
    }

    @Override
    public void live(Generation generation) {
        byModule.computeIfAbsent(generation.descriptor().id(), this::deliverTo).wake();
    }

    private ModuleDelivery deliverTo(String module) {
        ModuleDelivery delivery = new ModuleDelivery(
                module, outbox, new CursorRow(database, module), new Parked(database, module), modules, gate, transactions);
        delivery.start(workers);
        return delivery;
    }

    /** The organization's plan changed: what was held for it goes on where the gate is open now. */
    public void release(OrganizationId organization) {
        Parked.release(database, organization);
        wake();
    }

    @Override
    public void close() {
        byModule.values().forEach(ModuleDelivery::close);
        feed.close();
        cleaning.close();
    }
}
