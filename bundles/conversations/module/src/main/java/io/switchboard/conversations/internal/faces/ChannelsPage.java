// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.web.PageBean;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.ChannelView;
import io.switchboard.conversations.internal.persistence.ChannelView.Channel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The channels of the organization with their state and history. */
@Component(service = ChannelsPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "channels")
public class ChannelsPage {
    private final ChannelView view = new ChannelView();
    private final Transactions transactions;
    private final Callers callers;
    private @Nullable List<Card> cards;

    /** A channel. */
    public record Card(
            String id,
            String name,
            String address,
            String icon,
            String state,
            String tone,
            String since,
            String reason,
            List<String> abilities,
            int active,
            List<Step> timeline) {}

    /** A change of a channel's state. */
    public record Step(String state, String tone, String reason, String at) {}

    @Activate
    public ChannelsPage(@Reference Transactions transactions, @Reference Callers callers) {
        this.transactions = transactions;
        this.callers = callers;
    }

    public List<Card> getCards() {
        List<Card> current = cards;
        if (current == null) {
            Reach reach = Permission.READ.reach(callers.current());
            List<Channel> channels = transactions.sql(connection -> view.channels(connection, reach));
            current = channels.stream().map(ChannelsPage::card).toList();
            cards = current;
        }
        return current;
    }

    public void refresh() {
        cards = null;
    }

    private static Card card(Channel channel) {
        String reason = channel.reason() == null || channel.reason().isEmpty() ? channel.reasonCode() : channel.reason();
        return new Card(
                channel.id().toString(),
                channel.name(),
                channel.address(),
                Words.icon(channel.kind()),
                channel.state(),
                Words.tone(channel.state()),
                channel.since().toString(),
                reason == null ? "" : reason,
                channel.capabilities().stream()
                        .map(capability -> capability.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                channel.active(),
                channel.timeline().stream()
                        .map(step -> new Step(
                                step.to(),
                                Words.tone(step.to()),
                                step.detail().isEmpty() ? step.reasonCode() : step.detail(),
                                step.at().toString()))
                        .toList());
    }
}
