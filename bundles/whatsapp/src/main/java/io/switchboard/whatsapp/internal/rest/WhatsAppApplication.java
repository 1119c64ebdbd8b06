// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.rest;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.whatsapp.internal.application.CloudChannels;
import io.switchboard.whatsapp.internal.application.PairedChannels;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is mounted at {@code /api/whatsapp/}. */
@Component(service = Application.class)
public final class WhatsAppApplication extends Application {
    private final ChannelResource channels;

    @Activate
    public WhatsAppApplication(
            @Reference CloudChannels channels, @Reference PairedChannels paired, @Reference Callers callers) {
        this.channels = new ChannelResource(channels, paired, callers);
    }

    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return Set.of(channels);
    }
}
