// SPDX-License-Identifier: Apache-2.0
package careless;

import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.persistence.Transactions;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reminds of a note when its time has come. */
@Component(service = JobHandler.class)
@JobName(name = Remind.JOB)
public class Remind implements JobHandler {
    static final String JOB = "remind";

    private final NoteTable notes;

    @Activate
    public Remind(@Reference Transactions transactions) {
        notes = new NoteTable(transactions);
    }

    @Override
    public void run(JobRun run) {
        notes.remind(UUID.fromString(run.key()), run.payload());
    }
}
