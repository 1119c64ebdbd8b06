// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.home.SetupStep;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.internal.persistence.HomeCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The first answer shows that all before it works. */
@Component
public final class AnswerStep implements SetupStep {
    private final HomeCounts counts = new HomeCounts();
    private final Transactions transactions;

    @Activate
    public AnswerStep(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String title() {
        return "setup_answer";
    }

    @Override
    public String text() {
        return "setup_answer_why";
    }

    @Override
    public String page() {
        return "inbox";
    }

    @Override
    public String permission() {
        return "conversation.reply";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public boolean isDone() {
        return transactions.sql(counts::hasAnswered);
    }
}
