// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.kernel.audit.Act;
import io.switchboard.kernel.audit.Actor;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.tenancy.TenantContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds what the kernel tells of to the chains: modules' acts to the organization's, the deployer's to the platform's. */
public final class ChainKeeper implements AuditKeeper {
    private final AuditTrail trail;
    private final ModuleActs acts;
    private final TenantContext callers = new TenantContext();
    private final Clock clock;

    /** @param door the code that opens the log to modules' transactions */
    public ChainKeeper(PlatformDatabase database, AuditChain chain, AuditTrail trail, byte[] door, Clock clock) {
        this.trail = trail;
        this.acts = new ModuleActs(chain, door);
        this.clock = clock;
        acts.fitDoor(database);
    }

    @Override
    public Actor actor() {
        RequestOrigin origin = RequestOrigin.current();
        Caller caller = callers.current();
        Optional<Identity> identity = CurrentIdentity.find()
                .filter(known -> caller.user().filter(known.user()::equals).isPresent());
        if (identity.isPresent()) {
            Identity known = identity.get();
            String answers = known.isProgram() ? known.email() : null;
            return new Actor(known.user(), known.name(), answers, origin.address(), origin.requestId());
        }
        String cause = callers.cause();
        String onBehalfOf = cause.isEmpty() || caller.user().isPresent() ? null : cause;
        return new Actor(caller.userOrNull(), caller.name(), onBehalfOf, origin.address(), origin.requestId());
    }

    @Override
    public void append(Connection connection, OrganizationId organization, List<Act> done) throws SQLException {
        acts.append(connection, organization, done, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public void platform(
            Connection connection,
            String actor,
            String action,
            String entityType,
            String entityId,
            Map<String, Object> detail)
            throws SQLException {
        Optional<Identity> asking = CurrentIdentity.find().filter(known -> known.email().equals(actor));
        trail.record(
                connection,
                new AuditTrail.Entry(
                        null, asking.map(Identity::user).orElse(null), actor, action, entityType, entityId, detail));
    }

    @Override
    public void operator(
            Connection connection,
            OrganizationId organization,
            String action,
            String entityType,
            String entityId,
            Map<String, Object> detail)
            throws SQLException {
        Identity operator = CurrentIdentity.require();
        trail.recordForBoth(
                connection,
                new AuditTrail.Entry(
                        organization, operator.user(), operator.email(), action, entityType, entityId, detail));
    }
}
