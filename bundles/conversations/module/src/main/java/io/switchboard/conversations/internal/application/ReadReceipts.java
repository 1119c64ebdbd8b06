// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.api.ChannelConnector;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.ConversationRows.Receipt;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells contacts that their messages were read; one receipt for the newest stands for those before it. */
@Component(service = JobHandler.class)
@JobName(name = ReadReceipts.JOB)
public final class ReadReceipts implements JobHandler {
    static final String JOB = "mark-read";

    private final ConversationRows conversations = new ConversationRows();
    private final Transactions transactions;
    private final Connectors connectors;

    @Activate
    public ReadReceipts(@Reference Transactions transactions, @Reference Connectors connectors) {
        this.transactions = transactions;
        this.connectors = connectors;
    }

    @Override
    public void run(JobRun run) {
        UUID conversation = UUID.fromString(run.key());
        Optional<Receipt> due = transactions.sql(connection -> conversations.receiptDue(connection, conversation));
        if (due.isEmpty() || !due.get().capabilities().contains(ChannelCapability.READ_RECEIPTS)) {
            return;
        }
        Receipt receipt = due.get();
        Optional<ChannelConnector> connector = connectors.serving(receipt.kind());
        if (connector.isPresent()) {
            connector.get().markRead(new ChannelId(receipt.channel()), receipt.providerMessageId());
            transactions.sql(connection -> {
                conversations.receiptGiven(connection, conversation, receipt.seq());
                return true;
            });
        }
    }
}
