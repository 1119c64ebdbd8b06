// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.faces;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.web.PageBean;
import io.switchboard.conversations.api.ConversationSummary;
import io.switchboard.conversations.api.Conversations;
import io.switchboard.crm.api.CustomerSummary;
import io.switchboard.crm.internal.application.CustomerBook;
import io.switchboard.crm.internal.application.CustomerView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** One customer: the page with the live chat, and the panel beside a conversation. */
@Component(service = CustomerPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "customerPage")
public class CustomerPage {
    private final CustomerBook book;
    private final Conversations conversations;
    private String id = "";
    private String conversation = "";
    private String name = "";
    private boolean editing;
    private @Nullable CustomerView customer;

    @Activate
    public CustomerPage(@Reference CustomerBook book, @Reference Conversations conversations) {
        this.book = book;
        this.conversations = conversations;
    }

    /** The customer of the address, or of the conversation; null while it is not recognised yet. */
    public @Nullable CustomerView getCustomer() {
        if (customer == null) {
            load().ifPresent(found -> {
                customer = found;
                id = found.id().toString();
                name = found.displayName();
            });
        }
        return customer;
    }

    private Optional<CustomerView> load() {
        if (!id.isBlank()) {
            return Optional.of(book.get(parse(id)));
        }
        return conversation.isBlank()
                ? Optional.empty()
                : book.ofConversation(parse(conversation))
                        .map(CustomerSummary::id)
                        .map(found -> book.get(found.value()));
    }

    private static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    public List<ConversationSummary> getConversations() {
        CustomerView found = getCustomer();
        return found == null ? List.of() : conversations.ofCustomer(found.id());
    }

    public void edit() {
        editing = true;
    }

    public void save() {
        CustomerView present = getCustomer();
        if (present != null) {
            customer = book.rename(present.id(), name.strip(), Optional.of(present.version()));
            editing = false;
        }
    }

    public void refresh() {
        customer = null;
    }

    public boolean isEditing() {
        return editing;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getConversation() {
        return conversation;
    }

    public void setConversation(@Nullable String conversation) {
        this.conversation = conversation == null ? "" : conversation;
    }
}
