// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.operator.Trouble;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code #{operatorTrouble}}: what modules could not do, and trying again. */
@Named("operatorTrouble")
@RequestScoped
public class OperatorTrouble {
    private static final int MOST = 100;

    @Inject
    private ServletContext context;

    private @Nullable List<Trouble.DeadLetter> letters;
    private @Nullable List<Trouble.FailedJob> jobs;

    /** Newest first, at most {@value #MOST}. */
    public List<Trouble.DeadLetter> getDeadLetters() {
        if (letters == null) {
            letters = trouble().deadLetters(MOST);
        }
        return letters;
    }

    /** Newest first, at most {@value #MOST}. */
    public List<Trouble.FailedJob> getFailedJobs() {
        if (jobs == null) {
            jobs = trouble().failedJobs(MOST);
        }
        return jobs;
    }

    public void retryDeadLetter(String id) {
        letters = null;
        trouble().retryDeadLetter(id);
    }

    public void retryFailedJob(String id) {
        jobs = null;
        trouble().retryFailedJob(UUID.fromString(id));
    }

    private Trouble trouble() {
        boolean isOperator = CurrentIdentity.find().map(Identity::isOperator).orElse(false);
        if (!isOperator) {
            throw new PermissionMissing(Identity.OPERATE);
        }
        return Wiring.find(context, Trouble.class);
    }
}
