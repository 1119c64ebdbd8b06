// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module's REST resources. */
@Component(service = Application.class)
public final class ConversationsApplication extends Application {
    private final Set<Object> resources;

    @Activate
    public ConversationsApplication(
            @Reference ConversationResource conversations,
            @Reference MessageResource messages,
            @Reference AttachmentResource attachments,
            @Reference ChannelResource channels) {
        resources = Set.of(conversations, messages, attachments, channels);
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
