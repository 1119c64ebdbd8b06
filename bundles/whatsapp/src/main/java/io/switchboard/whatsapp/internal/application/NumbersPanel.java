// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.home.Figure;
import io.switchboard.api.home.HomePanel;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many numbers are connected, and how many are not. */
@Component
public final class NumbersPanel implements HomePanel {
    private static final String PAGE = "connect";

    private final Transactions transactions;

    @Activate
    public NumbersPanel(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String title() {
        return "home_numbers";
    }

    @Override
    public String permission() {
        return "channels.view_health";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Figure> figures() {
        List<CloudChannel> numbers = transactions.sql(ChannelRows::all);
        if (numbers.isEmpty()) {
            return List.of();
        }
        long connected =
                numbers.stream().filter(number -> number.state() == ChannelState.CONNECTED).count();
        long others = numbers.size() - connected;
        return List.of(
                new Figure("home_connected", Long.toString(connected), PAGE),
                new Figure("home_not_connected", Long.toString(others), PAGE, others > 0));
    }
}
