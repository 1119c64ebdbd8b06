// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.secret.Secrets;
import io.switchboard.conversations.api.ChannelId;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Seals what opens a session at the gateway, for the channel that it belongs to. */
@Component(service = SessionSecrets.class)
public final class SessionSecrets {
    private final Secrets secrets;

    @Activate
    public SessionSecrets(@Reference Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] seal(ChannelId channel, String secret) {
        return secrets.seal(purpose(channel), secret.getBytes(StandardCharsets.UTF_8));
    }

    String open(ChannelId channel, byte[] sealed) {
        return new String(secrets.open(purpose(channel), sealed), StandardCharsets.UTF_8);
    }

    private static String purpose(ChannelId channel) {
        return "whatsapp.session_secret:" + channel;
    }
}
