// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.search.SearchHit;
import io.switchboard.api.search.SearchProvider;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.ConversationView;
import io.switchboard.conversations.internal.persistence.InboxFilter;
import io.switchboard.conversations.internal.persistence.InboxView;
import io.switchboard.conversations.internal.persistence.MessageSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Conversations by whom they are with, their number or their last words; then messages by theirs. */
@Component
public final class InboxSearch implements SearchProvider {
    private final InboxView inbox = new InboxView();
    private final MessageSearch messages = new MessageSearch();
    private final Transactions transactions;
    private final Callers callers;

    @Activate
    public InboxSearch(@Reference Transactions transactions, @Reference Callers callers) {
        this.transactions = transactions;
        this.callers = callers;
    }

    @Override
    public List<SearchHit> search(SearchQuery query) {
        if (!Permission.READ.heldBy(callers.current())) {
            return List.of();
        }
        Reach reach = Permission.READ.reach(callers.current());
        return transactions.sql(connection -> {
            List<ConversationView> conversations = inbox.page(
                            connection, InboxFilter.within(reach).matching(query.text()), null, query.limit())
                    .items();
            List<UUID> shown = conversations.stream().map(ConversationView::id).toList();
            List<SearchHit> hits = new ArrayList<>();
            conversations.stream().limit(forConversations(query.limit())).map(InboxSearch::hit).forEach(hits::add);
            messages.find(connection, query.text(), reach, shown, query.limit()).stream()
                    .map(InboxSearch::hit)
                    .forEach(hits::add);
            conversations.stream().skip(forConversations(query.limit())).map(InboxSearch::hit).forEach(hits::add);
            return hits;
        });
    }

    /** Some places are left for messages, however many conversations there are. */
    private static int forConversations(int limit) {
        return Math.max(1, limit * 2 / 3);
    }

    private static SearchHit hit(ConversationView conversation) {
        return new SearchHit(
                "Conversation",
                conversation.name(),
                "#" + conversation.number() + " · " + conversation.last().preview(),
                "inbox",
                "inbox?c=" + conversation.id());
    }

    private static SearchHit hit(MessageSearch.Found message) {
        return new SearchHit(
                message.isNote() ? "Note" : "Message",
                message.excerpt(),
                message.author() + " · #" + message.number(),
                message.isNote() ? "note" : "mail",
                "inbox?c=" + message.conversation());
    }
}
