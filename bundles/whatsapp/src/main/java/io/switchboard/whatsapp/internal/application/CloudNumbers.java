// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.module.Settings;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.cloud.GraphAccount;
import io.switchboard.whatsapp.internal.cloud.GraphClient;
import io.switchboard.whatsapp.internal.cloud.GraphFailure;
import io.switchboard.whatsapp.internal.domain.CloudAccess;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.domain.CloudError;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import java.net.http.HttpClient;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reaches the provider on behalf of a channel, and sees from its refusals how the channel stands. */
@Component(service = CloudNumbers.class)
public final class CloudNumbers {
    private final Transactions transactions;
    private final CloudAccesses accesses;
    private final ChannelStandings standings;
    private final GraphClient graph;
    private final String version;

    @Activate
    public CloudNumbers(
            @Reference Transactions transactions,
            @Reference CloudAccesses accesses,
            @Reference ChannelStandings standings,
            @Reference HttpClient http,
            @Reference Settings settings) {
        this.transactions = transactions;
        this.accesses = accesses;
        this.standings = standings;
        this.graph = new GraphClient(http, new ObjectMapper());
        this.version = settings.get("graph-version").orElse(GraphAccount.DEFAULT_VERSION);
    }

    /** A channel with what is needed to ask the provider. */
    public record Line(CloudChannel channel, CloudAccess access, GraphAccount account) {}

    public GraphClient graph() {
        return graph;
    }

    public Optional<Line> line(ChannelId id) {
        Optional<CloudChannel> channel = transactions.sql(connection -> ChannelRows.find(connection, id));
        return channel.flatMap(found -> accesses.of(id)
                .map(access -> new Line(found, access, new GraphAccount(found.apiBase(), version, access.accessToken()))));
    }

    /** Lets a refusal count that concerns the channel as a whole. */
    public void heed(ChannelId channel, GraphFailure failure) {
        CloudError.Effect effect = failure.error().map(CloudError::effect).orElse(CloudError.Effect.NONE);
        switch (effect) {
            case NONE -> {}
            case DISCONNECTED -> {
                // Somebody may have entered a new token on another server.
                accesses.forget(channel);
                standings.moveTo(channel, ChannelState.DISCONNECTED, "token.refused", failure.getMessage());
            }
            case BANNED -> standings.moveTo(channel, ChannelState.BANNED, "account.locked", failure.getMessage());
        }
    }
}
