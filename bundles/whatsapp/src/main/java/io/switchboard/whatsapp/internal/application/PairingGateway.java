// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.module.Settings;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.whatsapp.internal.cloud.MediaHosts;
import io.switchboard.whatsapp.internal.gateway.GatewayClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pairing gateway that the operator set up, if any. */
@Component(service = PairingGateway.class)
public final class PairingGateway {
    private static final String ADDRESS = "gateway-url";
    private static final Logger LOG = LoggerFactory.getLogger(PairingGateway.class);

    private final @Nullable URI base;
    private final @Nullable GatewayClient client;

    @Activate
    public PairingGateway(@Reference Settings settings, @Reference HttpClient http) {
        this.base = settings.get(ADDRESS).filter(text -> !text.isBlank()).flatMap(PairingGateway::address).orElse(null);
        this.client = base == null
                ? null
                : new GatewayClient(http, new ObjectMapper(), base, settings.get("gateway-secret").orElse(""));
    }

    /** Secrets go there: an address that is not encrypted is used on this machine only. */
    private static Optional<URI> address(String text) {
        try {
            URI address = URI.create(text.strip());
            if (MediaHosts.allowsBase(address)) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException notAnAddress) {
            LOG.debug("Not an address", notAnAddress);
        }
        LOG.warn("The setting {} is not used: it has to be an https address, or http on this machine", ADDRESS);
        return Optional.empty();
    }

    public boolean present() {
        return client != null;
    }

    public Optional<GatewayClient> client() {
        return Optional.ofNullable(client);
    }

    /** Where the numbers of linked phones are reached. */
    URI base() {
        if (base == null) {
            throw new IllegalStateException("There is no pairing gateway");
        }
        return base;
    }

    void require() {
        if (client == null) {
            throw new InvalidInput(
                    "kind",
                    "channel.kind_not_available",
                    "This server has no pairing gateway; connect an official number, or ask its operator to set"
                            + " switchboard.module.whatsapp.gateway-url.");
        }
    }
}
