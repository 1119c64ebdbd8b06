// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.audit.Changes;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records what is done to channels; of their secrets only which were changed. */
@Component(service = ChannelActs.class)
public final class ChannelActs {
    private final Audit audit;

    @Activate
    public ChannelActs(@Reference Audit audit) {
        this.audit = audit;
    }

    void created(CloudChannel channel) {
        record(
                "channel.created",
                channel.id(),
                Changes.made("name", channel.name())
                        .and("kind", null, channel.kind())
                        .and("number", null, channel.phoneNumberId().equals(channel.id().toString()) ? null : channel.phoneNumberId()));
    }

    void changed(CloudChannel before, String name, ChannelChange change) {
        List<String> secrets = change.secretNames();
        Changes changes = Changes.of("name", before.name(), name);
        record("channel.changed", before.id(), secrets.isEmpty() ? changes : changes.and("secrets", null, secrets));
    }

    void removed(CloudChannel channel) {
        record("channel.removed", channel.id(), Changes.gone("name", channel.name()).and("state", channel.state(), null));
    }

    void record(String action, ChannelId channel, Changes changes) {
        audit.record(action, "channel", channel.toString(), changes);
    }
}
