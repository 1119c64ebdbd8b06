// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.module.Settings;
import io.switchboard.conversations.api.ChannelConnector;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.OutboundMessage;
import io.switchboard.conversations.api.SendFailed;
import io.switchboard.conversations.api.SendReceipt;
import io.switchboard.whatsapp.internal.application.CloudNumbers.Line;
import io.switchboard.whatsapp.internal.cloud.CloudMessages;
import io.switchboard.whatsapp.internal.cloud.GraphFailure;
import io.switchboard.whatsapp.internal.domain.ChannelKind;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.domain.Pacing;
import io.switchboard.whatsapp.internal.domain.Turns;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends by the Cloud API.
 *
 * <p>When the request may have reached WhatsApp and no answer came, the outcome is unknown: sending
 * again could write to the person twice, and a {@link SendFailed} would claim that it was surely not
 * accepted. So {@link OutcomeUnknown} is thrown, which the inbox shows as just that.
 */
@Component(service = ChannelConnector.class)
public final class CloudConnector implements ChannelConnector {
    public static final String RATE_LIMITED = "channel.rate_limited";
    private static final long PER_SECOND = 80;
    private static final Logger LOG = LoggerFactory.getLogger(CloudConnector.class);

    private final CloudNumbers numbers;
    private final CloudMessages messages;
    private final Pacing pacing;
    private final Turns turns;

    @Activate
    public CloudConnector(
            @Reference CloudNumbers numbers,
            @Reference io.switchboard.api.file.Files files,
            @Reference Settings settings,
            @Reference Clock clock) {
        this.numbers = numbers;
        this.messages = new CloudMessages(numbers.graph(), files);
        long rate = settings.get("rate-per-second").map(Long::parseLong).orElse(PER_SECOND);
        this.pacing = new Pacing(clock, rate);
        this.turns = new Turns(clock);
    }

    @Override
    public String kind() {
        return CloudChannel.CONNECTOR;
    }

    @Override
    public SendReceipt send(OutboundMessage message) throws SendFailed {
        Line line = numbers.line(message.channel())
                .orElseThrow(() -> new SendFailed(
                        "channel.unknown", "This WhatsApp channel was removed; choose another.", false, null));
        if (!line.channel().maySend()) {
            throw stopped(line.channel());
        }
        messages.check(message);
        Optional<Duration> wait = line.channel().kind() == ChannelKind.WEB
                ? turns.admit(message.channel(), message.id())
                : pacing.admit(message.channel(), message.to().value());
        if (wait.isPresent()) {
            throw new SendFailed(
                    RATE_LIMITED,
                    "The channel is at the speed that WhatsApp allows; the message is sent in a moment.",
                    true,
                    wait.get());
        }
        try {
            return messages.send(line.account(), line.channel().phoneNumberId(), message);
        } catch (GraphFailure failure) {
            if (failure.certainty() == GraphFailure.Certainty.NO_ANSWER) {
                throw new OutcomeUnknown(failure);
            }
            numbers.heed(message.channel(), failure);
            throw new SendFailed(code(failure), failure.getMessage(), failure.retryable(), failure.retryAfter());
        }
    }

    private static SendFailed stopped(CloudChannel channel) {
        String detail = channel.detail();
        return channel.kind() == ChannelKind.WEB && channel.state() != ChannelState.BANNED
                ? new SendFailed("channel.not_linked", "No phone is linked to this channel; pair it first.", false, null)
                : new SendFailed(
                        "channel.banned", detail == null ? "WhatsApp has locked this channel." : detail, false, null);
    }

    private static String code(GraphFailure failure) {
        if (failure.certainty() == GraphFailure.Certainty.NOT_REACHED) {
            return "channel.unreachable";
        }
        return failure.code() >= 0 ? Integer.toString(failure.code()) : "http." + failure.status();
    }

    @Override
    public void markRead(ChannelId channel, String providerMessageId) {
        Optional<Line> line = numbers.line(channel);
        if (line.isEmpty()) {
            return;
        }
        try {
            messages.markRead(line.get().account(), line.get().channel().phoneNumberId(), providerMessageId);
        } catch (GraphFailure failure) {
            // Blue ticks are a courtesy: the agent has read it all the same.
            LOG.info("Channel {} could not tell that a message was read: {}", channel, failure.getMessage());
            numbers.heed(channel, failure);
        }
    }
}
