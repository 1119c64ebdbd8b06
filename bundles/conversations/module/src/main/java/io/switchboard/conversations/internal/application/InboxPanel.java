// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.home.Figure;
import io.switchboard.api.home.HomePanel;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.HomeCounts;
import io.switchboard.conversations.internal.persistence.InboxView;
import io.switchboard.conversations.internal.persistence.InboxView.Folder;
import io.switchboard.conversations.internal.persistence.InboxView.Folders;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How much is open, how much is nobody's, and how many customers wait; of what the caller reaches. */
@Component
public final class InboxPanel implements HomePanel {
    private final InboxView inbox = new InboxView();
    private final HomeCounts counts = new HomeCounts();
    private final Transactions transactions;
    private final Callers callers;

    @Activate
    public InboxPanel(@Reference Transactions transactions, @Reference Callers callers) {
        this.transactions = transactions;
        this.callers = callers;
    }

    @Override
    public String title() {
        return "home_inbox";
    }

    @Override
    public String permission() {
        return "conversation.read";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Figure> figures() {
        Reach reach = Permission.READ.reach(callers.current());
        return transactions.sql(connection -> {
            Folders folders = inbox.folders(connection, null, reach);
            Folder waiting = counts.waiting(connection, reach);
            return List.of(
                    new Figure("home_open", folders.all().label(), "inbox"),
                    new Figure(
                            "home_unassigned",
                            folders.unassigned().label(),
                            "inbox?folder=unassigned",
                            folders.unassigned().count() > 0),
                    new Figure("home_waiting", waiting.label(), "wallboard"));
        });
    }
}
