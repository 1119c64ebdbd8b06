// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.problem.Refusal;
import io.switchboard.conversations.api.ChannelConnector;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The channel kinds that are served at this moment; modules that serve them come and go. */
@Component(service = Connectors.class)
public class Connectors {
    private static final int NOT_IN_PLAN = 402;

    /** Asked once, when nobody acts: who calls later may not have the module in their plan. */
    private final Map<ChannelConnector, String> kinds = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindConnector(ChannelConnector connector) {
        kinds.put(connector, connector.kind());
    }

    public void unbindConnector(ChannelConnector connector) {
        kinds.remove(connector);
    }

    /** The connector of this kind, or empty while no running module has one. */
    public Optional<ChannelConnector> serving(String kind) {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Why the organization's plan does not let it send by channels of this kind; empty when it does. */
    public Optional<Refusal> outsidePlan(String kind) {
        try {
            serving(kind).ifPresent(ChannelConnector::kind);
            return Optional.empty();
        } catch (Refusal refusal) {
            // A module that is only away for a moment is no reason not to queue.
            return Optional.of(refusal).filter(why -> why.status() == NOT_IN_PLAN);
        }
    }
}
