// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.webhook;

import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.ChatKey;
import io.switchboard.whatsapp.simulator.internal.world.ChatMessage;
import io.switchboard.whatsapp.simulator.internal.world.Chats;
import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.FaultSwitches;
import io.switchboard.whatsapp.simulator.internal.world.MessageState;
import io.switchboard.whatsapp.simulator.internal.world.SimulatedTime;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Moves the business's messages from sent over delivered to read, as the customer's phone allows. */
public final class Receipts {

    private final Directory directory;
    private final Chats chats;
    private final FaultSwitches faults;
    private final SimulatedTime time;
    private final Webhooks webhooks;
    private final ScheduledExecutorService timers;
    private final Duration step;
    private final Predicate<ChatKey> looking;

    /**
     * @param step how long each tick takes
     * @param looking whether the customer looks at this chat
     */
    public Receipts(Directory directory, Chats chats, FaultSwitches faults, SimulatedTime time, Webhooks webhooks,
            ScheduledExecutorService timers, Duration step, Predicate<ChatKey> looking) {
        this.directory = directory;
        this.chats = chats;
        this.faults = faults;
        this.time = time;
        this.webhooks = webhooks;
        this.timers = timers;
        this.step = step;
        this.looking = looking;
    }

    /** The Graph API has taken this message; its answer leaves before the first tick. */
    public void accepted(ChatKey chat, String messageId) {
        after(() -> {
            advance(chat, messageId, MessageState.SENT);
            later(chat);
        });
    }

    /** A reaction is reported as sent and never further. */
    public void reacted(ChatKey chat, ChatMessage reaction) {
        after(() -> tell(chat, reaction, MessageState.SENT));
    }

    /** The message was taken and cannot be delivered. */
    public void failed(ChatKey chat, String messageId, int code) {
        after(() -> chats.change(messageId, message -> message.failed(code))
                .ifPresent(message -> tell(chat, message, MessageState.FAILED)));
    }

    /** Something that holds ticks back may have changed: the phone, the open chat, a fault. */
    public void reconsider(ChatKey chat) {
        later(chat);
    }

    /** The customer opens the chat now, whatever the switches say. */
    public void read(ChatKey chat) {
        for (ChatMessage message : chats.unsettled(chat)) {
            if (message.state() == MessageState.SENT) {
                advance(chat, message.id(), MessageState.DELIVERED);
            }
            advance(chat, message.id(), MessageState.READ);
        }
    }

    private void later(ChatKey chat) {
        after(() -> step(chat));
    }

    private void after(Runnable change) {
        timers.schedule(change, step.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void step(ChatKey chat) {
        CustomerPhone phone = directory.phone(chat.phoneId()).orElse(null);
        if (phone == null || !phone.online() || faults.now().offline()) {
            return;
        }
        boolean reads = phone.readReceipts() && looking.test(chat);
        boolean again = false;
        for (ChatMessage message : chats.unsettled(chat)) {
            if (message.state() == MessageState.SENT) {
                advance(chat, message.id(), MessageState.DELIVERED);
                again |= reads;
            } else if (reads) {
                advance(chat, message.id(), MessageState.READ);
            }
        }
        if (again) {
            later(chat);
        }
    }

    private void advance(ChatKey chat, String messageId, MessageState state) {
        chats.change(messageId, message -> message.reached(state)).ifPresent(message -> tell(chat, message, state));
    }

    private void tell(ChatKey chat, ChatMessage message, MessageState state) {
        BusinessNumber number = directory.number(chat.phoneNumberId()).orElse(null);
        CustomerPhone phone = directory.phone(chat.phoneId()).orElse(null);
        if (number == null || phone == null || faults.now().swallowStatuses()) {
            return;
        }
        webhooks.send(chat, number, "webhook statuses: " + state.wire(),
                WebhookPayloads.status(number, phone, message, state, time.seconds()), () -> {});
    }
}
