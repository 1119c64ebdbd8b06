// SPDX-License-Identifier: Apache-2.0
package brittle;

import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import org.osgi.service.component.annotations.Component;

/** Does not do its work. */
@Component
@JobName(name = "stumble")
public class StumblingJob implements JobHandler {
    @Override
    public void run(JobRun run) {
        Brittle.breakUnlessMended();
    }
}
