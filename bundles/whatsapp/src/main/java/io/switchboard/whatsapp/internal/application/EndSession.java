// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.gateway.GatewayFailure;
import io.switchboard.whatsapp.internal.gateway.SessionKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a session out at the gateway, also when the gateway was away at first. */
@Component(service = JobHandler.class)
@JobName(name = EndSession.NAME)
public final class EndSession implements JobHandler {
    public static final String NAME = "end-session";
    private static final Logger LOG = LoggerFactory.getLogger(EndSession.class);

    private final PairingGateway gateway;
    private final SessionSecrets secrets;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public EndSession(@Reference PairingGateway gateway, @Reference SessionSecrets secrets) {
        this.gateway = gateway;
        this.secrets = secrets;
    }

    @Override
    public void run(JobRun run) throws GatewayFailure {
        SessionEnd end = SessionEnd.read(json, run.payload());
        if (!gateway.present()) {
            LOG.warn("Session {} was not logged out: there is no pairing gateway any more", end.session());
            return;
        }
        String secret = secrets.open(new ChannelId(end.channel()), end.secret());
        gateway.client().orElseThrow().end(new SessionKey(end.session(), secret));
    }
}
