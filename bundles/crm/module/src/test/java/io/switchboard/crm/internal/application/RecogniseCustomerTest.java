// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.event.Event;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.Contact;
import io.switchboard.conversations.api.ConversationId;
import io.switchboard.conversations.api.ConversationSummary;
import io.switchboard.conversations.api.Conversations;
import io.switchboard.conversations.api.event.MessageReceived;
import io.switchboard.crm.internal.domain.IdentityKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecogniseCustomerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID CONVERSATION = new UUID(7, 7);
    private static final UUID CUSTOMER = new UUID(8, 8);

    private final List<IdentityKey> asked = new ArrayList<>();
    private final List<String> linked = new ArrayList<>();
    private boolean isKnown;
    private final RecogniseCustomer handler = new RecogniseCustomer(new Book(), new Inbox());

    @Test
    void whatAPersonKeepsIsAskedBeforeTheNumberThatMayPassOn() {
        handler.handle(received(
                new Address("email", "rui@example.com"),
                new Address(Address.PHONE, "+351912004318"),
                new Address(Address.WHATSAPP, "351912004318"),
                new Address(Address.BUSINESS_SCOPED_USER, "PT.77")));

        assertThat(asked).extracting(IdentityKey::kind).containsExactly("bsuid", "whatsapp", "phone", "email");
    }

    @Test
    void theConversationLearnsWhoItIsOnce() {
        handler.handle(received(new Address(Address.PHONE, "+351912004318")));
        isKnown = true;
        handler.handle(received(new Address(Address.PHONE, "+351912004318")));

        assertThat(linked).containsExactly(CONVERSATION + " is " + CUSTOMER + " Rui");
    }

    private static Event received(Address... addresses) {
        MessageReceived message = new MessageReceived(
                CONVERSATION, new UUID(1, 1), new UUID(2, 2), new Contact(List.of(addresses), "Rui"), "text", "Hello", NOW);
        return new Event() {
            @Override
            public UUID id() {
                return new UUID(9, 9);
            }

            @Override
            public String type() {
                return MessageReceived.TYPE;
            }

            @Override
            public int schema() {
                return 1;
            }

            @Override
            public String aggregate() {
                return "conversation:" + CONVERSATION;
            }

            @Override
            public Instant occurredAt() {
                return NOW;
            }

            @Override
            public String json() {
                throw new UnsupportedOperationException("The handler reads the payload");
            }

            @Override
            public <T> T payload(Class<T> type) {
                return type.cast(message);
            }
        };
    }

    /** Answers with one customer, without a database. */
    private final class Book extends CustomerBook {
        @SuppressWarnings("NullAway") // none of them is reached
        Book() {
            super(null, null, null, null, null, null, null);
        }

        @Override
        public CustomerView recognise(List<IdentityKey> keys, String displayName) {
            asked.addAll(keys);
            return new CustomerView(CUSTOMER, displayName, List.of(), null, null, NOW, NOW, 0);
        }

        @Override
        public boolean link(UUID conversation, UUID customer) {
            return !isKnown;
        }
    }

    private final class Inbox implements Conversations {
        @Override
        public Optional<ConversationSummary> find(ConversationId id) {
            return Optional.empty();
        }

        @Override
        public List<ConversationSummary> ofCustomer(UUID customer) {
            return List.of();
        }

        @Override
        public void linkCustomer(ConversationId id, UUID customer, String displayName) {
            linked.add(id + " is " + customer + " " + displayName);
        }
    }
}
