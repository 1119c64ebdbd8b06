// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says whether the channels that bring messages in are well. */
@Component(service = HealthCheck.class, property = {"hc.name=Inbox", "hc.tags=module"})
public final class InboxHealth implements HealthCheck {
    private final ChannelTroubles troubles;

    @Activate
    public InboxHealth(@Reference ChannelTroubles troubles) {
        this.troubles = troubles;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        int count = troubles.count();
        if (count == 0) {
            log.info("No channel reports trouble");
        } else {
            log.warn("{} channels are degraded, disconnected or banned; see the channels page of their organization", count);
        }
        return new Result(log);
    }
}
