// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.web.Access;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.ChannelView;
import io.switchboard.conversations.internal.persistence.ChannelView.Channel;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Channels of all kinds: their state and what they can do. */
@Component(service = ChannelResource.class)
@Access("conversation.read")
@Path("channels")
@Produces(MediaType.APPLICATION_JSON)
public class ChannelResource {
    private final ChannelView view = new ChannelView();
    private final Transactions transactions;
    private final Callers callers;

    /** A channel as clients see it. */
    public record ChannelJson(
            UUID id,
            String kind,
            String name,
            String address,
            String state,
            @Nullable String reason,
            @Nullable String detail,
            String since,
            List<String> capabilities,
            List<TransitionJson> timeline) {}

    /** A change of a channel's state. */
    public record TransitionJson(String from, String to, String reason, String detail, String at) {}

    @Activate
    public ChannelResource(@Reference Transactions transactions, @Reference Callers callers) {
        this.transactions = transactions;
        this.callers = callers;
    }

    @GET
    public PageJson<ChannelJson> list() {
        Reach reach = Permission.READ.reach(callers.current());
        List<Channel> channels = transactions.sql(connection -> view.channels(connection, reach));
        return new PageJson<>(channels.stream().map(ChannelResource::json).toList(), null);
    }

    private static ChannelJson json(Channel channel) {
        return new ChannelJson(
                channel.id(),
                channel.kind(),
                channel.name(),
                channel.address(),
                channel.state(),
                channel.reasonCode(),
                channel.reason(),
                channel.since().toString(),
                channel.capabilities().stream()
                        .map(capability -> capability.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                channel.timeline().stream()
                        .map(step -> new TransitionJson(
                                step.from(), step.to(), step.reasonCode(), step.detail(), step.at().toString()))
                        .toList());
    }
}
