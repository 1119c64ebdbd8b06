// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.web.PageBean;
import io.switchboard.conversations.internal.application.Connectors;
import io.switchboard.conversations.internal.application.SendMessage;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** A customer's latest conversation, shown on another module's page. */
@Component(service = ChatPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "chat")
public class ChatPage {
    private final ScreenReader reader;
    private final SendMessage sending;
    private final @Nullable UUID customer;
    private final Draft draft = new Draft();
    private int messages = Selection.STEP;
    private @Nullable Screen screen;

    @Activate
    public ChatPage(
            @Reference Transactions transactions,
            @Reference Callers callers,
            @Reference Members members,
            @Reference Teams teams,
            @Reference Clock clock,
            @Reference Connectors connectors,
            @Reference SendMessage sending) {
        this(transactions, callers, members, teams, clock, connectors, sending, PageParameters.current());
    }

    ChatPage(
            Transactions transactions,
            Callers callers,
            Members members,
            Teams teams,
            Clock clock,
            Connectors connectors,
            SendMessage sending,
            Map<String, String> parameters) {
        this.reader = new ScreenReader(transactions, callers, members, teams, clock, connectors);
        this.sending = sending;
        this.customer = Ids.read(parameters.get("customer"));
    }

    public Screen getScreen() {
        Screen current = screen;
        if (current == null) {
            current = reader.thread(latest(), messages);
            screen = current;
        }
        return current;
    }

    public Draft getDraft() {
        return draft;
    }

    public void refresh() {
        screen = null;
    }

    public void older() {
        messages += Selection.STEP;
        screen = null;
    }

    public void send() {
        screen = null;
        UUID conversation = latest();
        if (conversation == null) {
            throw new NotFound();
        }
        draft.send(conversation, sending);
    }

    private @Nullable UUID latest() {
        return customer == null ? null : reader.latestOf(customer).orElse(null);
    }
}
