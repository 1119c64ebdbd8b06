// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import io.switchboard.api.module.Module;
import io.switchboard.api.module.Settings;
import java.time.Clock;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The module. It owns two servers, which no other module may: it plays the mail server outside of the
 * platform, and the platform must reach it as it would reach a real one.
 */
@Module(id = "mail-catcher", title = "Mail catcher", feature = "mail-catcher")
@Component(service = HealthCheck.class, immediate = true, property = {"hc.name=Mail catcher", "hc.tags=mail-catcher"})
public final class MailCatcherModule implements HealthCheck {

    private final MailCatcher catcher;
    private final PatientStart start;

    @Activate
    public MailCatcherModule(@Reference Settings settings, @Reference Clock clock) {
        this.catcher = new MailCatcher(MailCatcherOptions.from(settings), clock);
        this.start = new PatientStart(catcher);
        start.begin();
    }

    @Deactivate
    public void close() {
        catcher.close();
    }

    @Override
    public Result execute() {
        String ports = catcher.smtpPort() + " and " + catcher.httpPort();
        if (start.late()) {
            return new Result(Result.Status.WARN, "One of the ports " + ports + " is taken by another program: stop it, or set"
                    + " the module's settings smtp-port and http-port to others.");
        }
        return new Result(Result.Status.OK, catcher.listening()
                ? "Listening on port " + catcher.smtpPort() + ", page at " + catcher.base()
                : "Waiting for the ports " + ports);
    }
}
