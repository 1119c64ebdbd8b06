// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.event.Event;
import io.switchboard.api.event.EventHandler;
import io.switchboard.api.event.EventTypes;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.Contact;
import io.switchboard.conversations.api.ConversationId;
import io.switchboard.conversations.api.Conversations;
import io.switchboard.conversations.api.event.MessageReceived;
import io.switchboard.crm.internal.domain.IdentityKey;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who writes is a customer: found by any identity the channel told, or created. Doing it twice changes nothing. */
@Component
@EventTypes(types = MessageReceived.TYPE)
public class RecogniseCustomer implements EventHandler {
    /** What a person keeps when the number changes comes before the number, which may pass to somebody else. */
    private static final List<String> BY_TRUST =
            List.of(Address.BUSINESS_SCOPED_USER, Address.WHATSAPP, Address.PHONE);

    private final CustomerBook customers;
    private final Conversations conversations;

    @Activate
    public RecogniseCustomer(@Reference CustomerBook customers, @Reference Conversations conversations) {
        this.customers = customers;
        this.conversations = conversations;
    }

    @Override
    public void handle(Event event) {
        MessageReceived message = event.payload(MessageReceived.class);
        CustomerView customer = customers.recognise(keys(message.contact()), message.contact().displayName());
        if (customers.link(message.conversation(), customer.id())) {
            conversations.linkCustomer(
                    new ConversationId(message.conversation()), customer.id(), customer.displayName());
        }
    }

    private static List<IdentityKey> keys(Contact contact) {
        return contact.addresses().stream()
                .sorted(Comparator.comparingInt(RecogniseCustomer::trust))
                .map(address -> new IdentityKey(address.kind(), address.value()))
                .toList();
    }

    private static int trust(Address address) {
        int index = BY_TRUST.indexOf(address.kind());
        return index < 0 ? BY_TRUST.size() : index;
    }
}
