// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian who prepares the server that it starts. */
public final class ContainerExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(PreparedServer.class);
    }
}
