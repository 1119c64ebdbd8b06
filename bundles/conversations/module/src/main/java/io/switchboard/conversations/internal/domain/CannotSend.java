// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import io.switchboard.api.problem.Refusal;
import io.switchboard.conversations.api.ChannelCapability;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The channel does not take this message now, or never will. */
public final class CannotSend extends Refusal {
    private static final long serialVersionUID = 1L;

    private CannotSend(String code, String detail, Map<String, Object> extensions) {
        super(409, code, detail, List.of(), extensions);
    }

    public static CannotSend notCapable(String channel, ChannelCapability capability) {
        String word = capability.name().toLowerCase(Locale.ROOT);
        return new CannotSend(
                "channel.not_capable",
                channel + " cannot do this (" + word.replace('_', ' ') + "); use text, or another channel.",
                Map.of("capability", word));
    }

    public static CannotSend notConnected(String channel, String state) {
        return new CannotSend(
                "channel.not_connected",
                channel + " is " + state.replace('_', ' ') + "; connect it again on the channels page, then send.",
                Map.of("state", state));
    }

    public static CannotSend windowClosed(String channel) {
        return new CannotSend(
                "channel.window_closed",
                channel + " takes free text only within 24 hours of the contact's last message; "
                        + "wait for them to write, or send a template.",
                Map.of());
    }

    public static CannotSend superseded(long number) {
        return new CannotSend(
                "conversation.superseded",
                "This contact already has an open conversation, number " + number + "; continue there.",
                Map.of("number", number));
    }

    public static CannotSend notRetryable(String state) {
        return new CannotSend(
                "message.not_retryable",
                "Only a message that failed, or whose fate is unknown, can be sent again; this one is " + state + ".",
                Map.of("state", state));
    }
}
