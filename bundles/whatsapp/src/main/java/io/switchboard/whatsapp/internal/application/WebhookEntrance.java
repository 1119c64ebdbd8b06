// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.GroupCommit;
import io.switchboard.api.persistence.GroupCommit.QueueFull;
import io.switchboard.api.web.Webhook;
import io.switchboard.api.web.WebhookRequest;
import io.switchboard.api.web.WebhookResponse;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.cloud.WebhookSignature;
import io.switchboard.whatsapp.internal.domain.CloudAccess;
import io.switchboard.whatsapp.internal.persistence.JournalRows;
import io.switchboard.whatsapp.internal.persistence.JournalRows.Arrival;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the provider at {@code /hooks/whatsapp/{channel}}. A signed body is kept before anybody
 * looks into it, and acknowledged when it is durable; what it says is drained into the inbox by a job.
 */
@Component(service = Webhook.class)
public final class WebhookEntrance implements Webhook {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookEntrance.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final CloudAccesses accesses;
    private final Jobs jobs;
    private final Clock clock;
    private final GroupCommit.Queue<Arrival> queue;

    @Activate
    public WebhookEntrance(
            @Reference CloudAccesses accesses,
            @Reference GroupCommit groupCommit,
            @Reference Jobs jobs,
            @Reference Clock clock) {
        this.accesses = accesses;
        this.jobs = jobs;
        this.clock = clock;
        this.queue = groupCommit.open("whatsapp-webhooks", this::write);
    }

    @Override
    public WebhookResponse handle(WebhookRequest request) {
        Optional<ChannelId> channel = channel(request.key());
        if (channel.isEmpty()) {
            return WebhookResponse.status(404);
        }
        return switch (request.method()) {
            case "GET" -> challenge(channel.get(), request);
            case "POST" -> keep(channel.get(), request);
            default -> WebhookResponse.status(405);
        };
    }

    /** The provider asks whether this address is ours before it sends anything to it. */
    private WebhookResponse challenge(ChannelId channel, WebhookRequest request) {
        String token = request.parameter("hub.verify_token").orElse("");
        boolean ours = request.parameter("hub.mode").filter("subscribe"::equals).isPresent()
                && (proves(accesses.of(channel), token) || proves(accesses.again(channel), token));
        return ours
                ? WebhookResponse.text(200, request.parameter("hub.challenge").orElse(""))
                : WebhookResponse.status(403);
    }

    private static boolean proves(Optional<CloudAccess> access, String token) {
        return access.filter(known -> WebhookSignature.same(known.verifyToken(), token)).isPresent();
    }

    private WebhookResponse keep(ChannelId channel, WebhookRequest request) {
        if (!signed(channel, request)) {
            LOG.warn("Refused a webhook for channel {}: its signature is missing or wrong", channel);
            return WebhookResponse.status(401);
        }
        try {
            queue.store(new Arrival(channel, request.body()));
            return WebhookResponse.status(200);
        } catch (QueueFull full) {
            LOG.warn("Put off a webhook for channel {}: {}", channel, full.getMessage());
            return WebhookResponse.retryAfter(RETRY_AFTER_SECONDS);
        }
    }

    private boolean signed(ChannelId channel, WebhookRequest request) {
        Optional<String> signature = request.header(WebhookSignature.HEADER);
        return signature.isPresent()
                && (signed(accesses.of(channel), request, signature.get())
                        || signed(accesses.again(channel), request, signature.get()));
    }

    private static boolean signed(Optional<CloudAccess> access, WebhookRequest request, String signature) {
        return access.filter(known -> WebhookSignature.matches(request.body(), signature, known.appSecret()))
                .isPresent();
    }

    private void write(Connection connection, List<Arrival> arrivals) throws SQLException {
        Instant now = clock.instant();
        JournalRows.insert(connection, arrivals, now);
        // In one order everywhere, so that two groups cannot wait for each other.
        for (UUID channel : arrivals.stream()
                .map(arrival -> arrival.channel().value())
                .collect(Collectors.toCollection(TreeSet::new))) {
            jobs.enqueue(connection, DrainJournal.NAME, channel.toString(), "{}", now);
        }
    }

    private static Optional<ChannelId> channel(String key) {
        try {
            return Optional.of(ChannelId.of(key));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
