// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.web.WebhookRoutes;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.Channels;
import io.switchboard.whatsapp.internal.application.CloudNumbers.Line;
import io.switchboard.whatsapp.internal.cloud.GraphFailure;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.domain.CloudError;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Connects a number: asks the provider for it, and has the account's webhooks sent to the channel's
 * address. The provider calls that address for a proof while it answers.
 */
@Component(service = JobHandler.class)
@JobName(name = ConnectChannel.NAME)
public final class ConnectChannel implements JobHandler {
    public static final String NAME = "connect";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Transactions transactions;
    private final CloudNumbers numbers;
    private final ChannelStandings standings;
    private final Channels channels;
    private final WebhookRoutes routes;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public ConnectChannel(
            @Reference Transactions transactions,
            @Reference CloudNumbers numbers,
            @Reference ChannelStandings standings,
            @Reference Channels channels,
            @Reference WebhookRoutes routes) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.standings = standings;
        this.channels = channels;
        this.routes = routes;
    }

    @Override
    public void run(JobRun run) throws GraphFailure {
        ChannelId id = ChannelId.of(run.key());
        Line line = numbers.line(id).orElse(null);
        if (line == null) {
            return;
        }
        try {
            describe(line.channel(), number(line));
            subscribe(line);
            standings.moveTo(id, ChannelState.CONNECTED, "channel.connected", "WhatsApp delivers to this channel.");
        } catch (GraphFailure failure) {
            refused(id, failure);
            // Asking twice harms nobody here, so no answer is as good a reason to ask again as a fault.
            if (failure.retryable() || failure.certainty() == GraphFailure.Certainty.NO_ANSWER) {
                throw failure;
            }
        }
    }

    private JsonNode number(Line line) throws GraphFailure {
        return numbers.graph()
                .get(
                        line.account(),
                        line.channel().phoneNumberId() + "?fields=display_phone_number,verified_name,quality_rating",
                        TIMEOUT);
    }

    private void subscribe(Line line) throws GraphFailure {
        ObjectNode wanted = json.createObjectNode()
                .put("override_callback_uri", routes.address(line.channel().id().toString()))
                .put("verify_token", line.access().verifyToken());
        numbers.graph().post(line.account(), line.channel().businessAccountId() + "/subscribed_apps", wanted, TIMEOUT);
    }

    private void describe(CloudChannel channel, JsonNode number) {
        @Nullable String phone = number.path("display_phone_number").textValue();
        transactions.sql(connection -> {
            ChannelRows.describe(
                    connection, channel.id(), phone, number.path("quality_rating").textValue());
            if (phone != null && !phone.equals(channel.displayPhone())) {
                channels.register(
                        channel.id(), CloudChannel.CONNECTOR, channel.name(), phone, channel.kind().capabilities());
            }
            return true;
        });
    }

    private void refused(ChannelId id, GraphFailure failure) {
        if (failure.error().map(CloudError::effect).orElse(CloudError.Effect.NONE) != CloudError.Effect.NONE) {
            numbers.heed(id, failure);
            return;
        }
        String reason =
                switch (failure.certainty()) {
                    case NOT_REACHED -> "provider.not_reached";
                    case NO_ANSWER -> "provider.no_answer";
                    case REFUSED -> "provider.refused";
                };
        String detail = failure.certainty() == GraphFailure.Certainty.REFUSED
                ? failure.getMessage()
                : "WhatsApp did not answer; it is asked again shortly.";
        standings.moveTo(id, ChannelState.DISCONNECTED, reason, detail);
    }
}
