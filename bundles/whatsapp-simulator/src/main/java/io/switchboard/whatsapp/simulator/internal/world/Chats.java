// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every chat, in memory; the oldest messages of a very long chat are forgotten. */
public final class Chats {

    /** One line of a phone's chat list. */
    public record Summary(String phoneNumberId, int messages, int unread, @Nullable ChatMessage last) {}

    /** A message and the chat that it stands in. */
    public record Found(ChatKey chat, ChatMessage message) {}

    static final int LONGEST = 5_000;

    private final Map<ChatKey, LinkedHashMap<String, ChatMessage>> chats = new HashMap<>();
    private final Map<ChatKey, Long> lastInbound = new HashMap<>();
    private final Map<String, ChatKey> chatOfMessage = new HashMap<>();
    private final Consumer<String> changed;

    /** @param changed told {@code chat:} and the phone's id */
    public Chats(Consumer<String> changed) {
        this.changed = changed;
    }

    public void add(ChatKey key, ChatMessage message) {
        synchronized (this) {
            LinkedHashMap<String, ChatMessage> chat = chats.computeIfAbsent(key, k -> new LinkedHashMap<>());
            chat.put(message.id(), message);
            chatOfMessage.put(message.id(), key);
            if (message.fromCustomer()) {
                lastInbound.merge(key, message.at(), Math::max);
            }
            if (chat.size() > LONGEST) {
                String oldest = chat.keySet().iterator().next();
                chat.remove(oldest);
                chatOfMessage.remove(oldest);
            }
        }
        changed.accept("chat:" + key.phoneId());
    }

    public synchronized Optional<Found> find(String messageId) {
        ChatKey key = chatOfMessage.get(messageId);
        if (key == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(messagesOf(key).get(messageId)).map(message -> new Found(key, message));
    }

    /** Empty when the message is unknown; else the message after the change. */
    public Optional<ChatMessage> change(String messageId, UnaryOperator<ChatMessage> change) {
        ChatKey key;
        ChatMessage after;
        synchronized (this) {
            key = chatOfMessage.get(messageId);
            if (key == null) {
                return Optional.empty();
            }
            ChatMessage before = messagesOf(key).get(messageId);
            if (before == null) {
                return Optional.empty();
            }
            after = change.apply(before);
            messagesOf(key).put(messageId, after);
        }
        changed.accept("chat:" + key.phoneId());
        return Optional.of(after);
    }

    /** Oldest first, the newest {@code limit} of them. */
    public synchronized List<ChatMessage> messages(ChatKey key, int limit) {
        List<ChatMessage> all = new ArrayList<>(messagesOf(key).values());
        return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
    }

    /** The business's messages that may still gain a tick, oldest first. */
    public synchronized List<ChatMessage> unsettled(ChatKey key) {
        return messagesOf(key).values().stream()
                .filter(message -> !message.fromCustomer())
                .filter(message -> message.state() == MessageState.SENT || message.state() == MessageState.DELIVERED)
                .toList();
    }

    /** The business has read this message of the customer and all before it. */
    public void readByBusiness(ChatKey key, String lastMessageId) {
        synchronized (this) {
            for (Map.Entry<String, ChatMessage> entry : messagesOf(key).entrySet()) {
                if (entry.getValue().fromCustomer()) {
                    entry.setValue(entry.getValue().reached(MessageState.READ));
                }
                if (entry.getKey().equals(lastMessageId)) {
                    break;
                }
            }
        }
        changed.accept("chat:" + key.phoneId());
    }

    /** When the customer last wrote, if they did since the simulator started. */
    public synchronized Optional<Long> lastInbound(ChatKey key) {
        return Optional.ofNullable(lastInbound.get(key));
    }

    public synchronized List<Summary> summaries(String phoneId, List<BusinessNumber> numbers) {
        List<Summary> list = new ArrayList<>();
        for (BusinessNumber number : numbers) {
            Map<String, ChatMessage> chat = messagesOf(new ChatKey(number.phoneNumberId(), phoneId));
            ChatMessage last = null;
            int unread = 0;
            for (ChatMessage message : chat.values()) {
                last = message;
                boolean waits = message.state() == MessageState.SENT || message.state() == MessageState.DELIVERED;
                unread += !message.fromCustomer() && waits ? 1 : 0;
            }
            list.add(new Summary(number.phoneNumberId(), chat.size(), unread, last));
        }
        return list;
    }

    public synchronized void clear() {
        chats.clear();
        lastInbound.clear();
        chatOfMessage.clear();
    }

    private Map<String, ChatMessage> messagesOf(ChatKey key) {
        LinkedHashMap<String, ChatMessage> chat = chats.get(key);
        return chat == null ? Map.of() : chat;
    }
}
