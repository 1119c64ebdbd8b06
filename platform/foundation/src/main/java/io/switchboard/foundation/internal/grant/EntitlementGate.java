// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.grant;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.gate.FeatureNotInPlan;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from memory what organizations are granted. Everything is allowed unless a grant says no:
 * there are no plans yet. Changes made elsewhere are noticed by one small query of the server each
 * half second; a check never waits for anything.
 */
public final class EntitlementGate implements Gate, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EntitlementGate.class);
    private static final long LOOK_EVERY_MILLIS = 500;

    /** By the bare id: a key that wraps it costs each check another step in memory. */
    private final Map<UUID, Entitlements> granted = new ConcurrentHashMap<>();
    private final List<Consumer<OrganizationId>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService looking;
    private final PlatformDatabase database;
    private final GrantStore store;
    private final Clock clock;
    private final String plansUrl;
    private long seenVersion;
    private boolean failing;

    public EntitlementGate(PlatformDatabase database, Clock clock, URI publicUrl) {
        this.database = database;
        this.store = new GrantStore();
        this.clock = clock;
        this.plansUrl = publicUrl.toString().replaceFirst("/+$", "") + "/plans";
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "switchboard-grants");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Loads all grants, and keeps them fresh until closed. */
    public void start() {
        look();
        looking.scheduleWithFixedDelay(
                this::lookAndLog, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isOpen(OrganizationId organization, String feature) {
        Entitlements entitlements = granted.get(organization.value());
        return entitlements == null || entitlements.allows(feature, clock);
    }

    @Override
    public FeatureNotInPlan refusal(String feature) {
        return new FeatureNotInPlan(feature, List.of(), plansUrl);
    }

    @Override
    public void onChange(Consumer<OrganizationId> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    /** The features that a grant names, allowed or not. */
    public Stream<String> grantedFeatures(OrganizationId organization) {
        Entitlements entitlements = granted.get(organization.value());
        return entitlements == null ? Stream.empty() : entitlements.grantedFeatures();
    }

    /** The limits in force, by meter. */
    public Map<String, Long> limits(OrganizationId organization) {
        Entitlements entitlements = granted.get(organization.value());
        return entitlements == null ? Map.of() : entitlements.limits(clock);
    }

    /** Takes what was read, unless something newer is here already. */
    void publish(OrganizationId organization, Entitlements read) {
        Entitlements now = granted.merge(organization.value(), read, (old, fresh) -> fresh.isNewerThan(old) ? fresh : old);
        if (now == read) {
            tell(organization);
        }
    }

    /** Reads what changed since the last look, and lets go of what has expired. */
    synchronized void look() {
        Look look = database.transaction(c -> {
            long version = store.version(c);
            return new Look(version, version > seenVersion ? store.changedAfter(c, seenVersion) : Map.of());
        });
        seenVersion = look.version();
        look.changed().forEach(this::publish);
        expire();
    }

    private void expire() {
        long now = clock.millis();
        granted.forEach((organization, entitlements) -> {
            if (entitlements.hasExpired(now)
                    && granted.replace(organization, entitlements, entitlements.withoutExpired(now))) {
                tell(new OrganizationId(organization));
            }
        });
    }

    private void lookAndLog() {
        try {
            look();
            failing = false;
        } catch (Exception e) {
            // The border of this thread: the next look tries again; the log hears of it once.
            if (!failing) {
                LOG.warn("Grants cannot be read; those known stay in force", e);
            }
            failing = true;
        }
    }

    private void tell(OrganizationId organization) {
        for (Consumer<OrganizationId> listener : listeners) {
            try {
                listener.accept(organization);
            } catch (RuntimeException e) {
                // One that fails must not keep the others from hearing.
                LOG.error("A listener failed on the changed grants of organization {}", organization, e);
            }
        }
    }

    private record Look(long version, Map<OrganizationId, Entitlements> changed) {}
}
