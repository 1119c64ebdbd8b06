// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.conversations.api.ChannelConnector;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channel kinds that are served at this moment; modules that serve them come and go. */
@Component(service = Connectors.class)
public class Connectors {
    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

    private final List<ChannelConnector> present = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindConnector(ChannelConnector connector) {
        present.add(connector);
    }

    public void unbindConnector(ChannelConnector connector) {
        present.remove(connector);
    }

    /** The connector of this kind, or empty while no running module has one. */
    public Optional<ChannelConnector> serving(String kind) {
        return present.stream().filter(connector -> serves(connector, kind)).findFirst();
    }

    private static boolean serves(ChannelConnector connector, String kind) {
        try {
            return kind.equals(connector.kind());
        } catch (RuntimeException e) {
            // A border to another module: one that is leaving, or gated off, must not hide the others.
            LOG.debug("A channel connector did not say its kind", e);
            return false;
        }
    }
}
