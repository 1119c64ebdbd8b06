// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.home.SetupStep;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.internal.persistence.HomeCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Without a channel no customer can write. */
@Component
public final class ConnectStep implements SetupStep {
    private final HomeCounts counts = new HomeCounts();
    private final Transactions transactions;

    @Activate
    public ConnectStep(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String title() {
        return "setup_connect";
    }

    @Override
    public String text() {
        return "setup_connect_why";
    }

    @Override
    public String page() {
        return "channels";
    }

    @Override
    public String permission() {
        return "channels.manage";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public boolean isDone() {
        return transactions.sql(counts::hasChannel);
    }
}
