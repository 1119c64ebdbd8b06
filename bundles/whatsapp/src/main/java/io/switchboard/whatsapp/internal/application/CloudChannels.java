// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.audit.Changes;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.web.WebhookRoutes;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.Channels;
import io.switchboard.whatsapp.internal.domain.ChannelKind;
import io.switchboard.whatsapp.internal.domain.CloudAccess;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import io.switchboard.whatsapp.internal.persistence.JournalRow;
import io.switchboard.whatsapp.internal.persistence.JournalRows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people do with channels: connect a number, look after it, remove it. */
@Component(service = CloudChannels.class)
public final class CloudChannels {
    private final Transactions transactions;
    private final CloudAccesses accesses;
    private final ChannelStandings standings;
    private final PairedChannels paired;
    private final Channels channels;
    private final WebhookRoutes routes;
    private final Jobs jobs;
    private final ChannelActs acts;
    private final Clock clock;

    @Activate
    public CloudChannels(
            @Reference Transactions transactions,
            @Reference CloudAccesses accesses,
            @Reference ChannelStandings standings,
            @Reference PairedChannels paired,
            @Reference Channels channels,
            @Reference WebhookRoutes routes,
            @Reference Jobs jobs,
            @Reference ChannelActs acts,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.accesses = accesses;
        this.standings = standings;
        this.paired = paired;
        this.channels = channels;
        this.routes = routes;
        this.jobs = jobs;
        this.acts = acts;
        this.clock = clock;
    }

    /** Makes the channel and begins to connect it. */
    public CloudChannel create(NewCloudChannel wanted) {
        wanted.check();
        ChannelId id = new ChannelId(Ids.next());
        CloudChannel channel = new CloudChannel(
                id,
                ChannelKind.CLOUD,
                text(wanted.name()),
                text(wanted.phoneNumberId()),
                text(wanted.businessAccountId()),
                wanted.base(),
                null,
                null,
                ChannelState.CREATED,
                null,
                null,
                1,
                clock.instant());
        CloudAccess access = new CloudAccess(
                text(wanted.accessToken()), text(wanted.appSecret()), ChannelChange.or(wanted.verifyToken(), RandomSecrets.next()));
        return transactions.sql(connection -> {
            if (!ChannelRows.insert(connection, channel, accesses.seal(id, access))) {
                throw new Refusal(
                        409,
                        "channel.number_taken",
                        "This phone number id is connected already; change that channel or remove it first.");
            }
            routes.open(id.toString());
            channels.register(id, CloudChannel.CONNECTOR, channel.name(), "", channel.kind().capabilities());
            jobs.enqueue(PruneJournal.NAME, id.toString(), "{}", clock.instant().plus(Duration.ofDays(1)));
            acts.created(channel);
            return begin(id);
        });
    }

    public List<CloudChannel> page(@Nullable UUID after, int limit) {
        return transactions.sql(connection -> ChannelRows.page(connection, after, limit));
    }

    public CloudChannel get(ChannelId id) {
        return transactions
                .sql(connection -> ChannelRows.find(connection, id))
                .orElseThrow(NotFound::new);
    }

    /**
     * Changes name and secrets, and connects again with them.
     *
     * @param version the version that the change is based on, or null for whichever there is
     */
    public CloudChannel change(ChannelId id, @Nullable Integer version, ChannelChange change) {
        if (get(id).kind() == ChannelKind.WEB) {
            return rename(id, version, change);
        }
        CloudAccess present = accesses.again(id).orElseThrow(NotFound::new);
        CloudAccess access = new CloudAccess(
                ChannelChange.or(change.accessToken(), present.accessToken()),
                ChannelChange.or(change.appSecret(), present.appSecret()),
                ChannelChange.or(change.verifyToken(), present.verifyToken()));
        CloudChannel changed = transactions.sql(connection -> {
            CloudChannel channel = ChannelRows.find(connection, id).orElseThrow(NotFound::new);
            int based = version == null ? channel.version() : version;
            String name = ChannelChange.or(change.name(), channel.name());
            if (!ChannelRows.change(connection, id, based, name, accesses.seal(id, access))) {
                throw changedMeanwhile();
            }
            channels.register(id, CloudChannel.CONNECTOR, name, channel.address(), channel.kind().capabilities());
            acts.changed(channel, name, change);
            return begin(id);
        });
        accesses.forget(id);
        return changed;
    }

    /** Of a linked phone only the name is ours to change: its secrets come from the gateway. */
    private CloudChannel rename(ChannelId id, @Nullable Integer version, ChannelChange change) {
        if (change.changesSecrets()) {
            throw new InvalidInput(
                    "accessToken", "channel.paired", "The access of a linked phone comes from pairing; change its name only.");
        }
        return transactions.sql(connection -> {
            CloudChannel channel = ChannelRows.find(connection, id).orElseThrow(NotFound::new);
            String name = PairedChannels.checked(ChannelChange.or(change.name(), channel.name()));
            if (!ChannelRows.rename(connection, id, version == null ? channel.version() : version, name)) {
                throw changedMeanwhile();
            }
            channels.register(id, CloudChannel.CONNECTOR, name, channel.address(), channel.kind().capabilities());
            acts.changed(channel, name, change);
            return get(id);
        });
    }

    /** Asks the provider again, for a channel that lost its connection. */
    public CloudChannel connect(ChannelId id) {
        return transactions.sql(connection -> {
            CloudChannel channel = ChannelRows.find(connection, id).orElseThrow(NotFound::new);
            acts.record("channel.connection_requested", id, Changes.none());
            if (channel.kind() == ChannelKind.WEB) {
                paired.follow(id);
                return channel;
            }
            return begin(id);
        });
    }

    /** Removes the channel; its conversations stay readable. */
    public void remove(ChannelId id) {
        transactions.sql(connection -> {
            CloudChannel channel = ChannelRows.find(connection, id).orElseThrow(NotFound::new);
            paired.release(connection, id);
            if (!ChannelRows.delete(connection, id)) {
                throw new NotFound();
            }
            acts.removed(channel);
            routes.close(id.toString());
            channels.remove(id);
            return true;
        });
        accesses.forget(id);
    }

    public List<JournalRow> journal(ChannelId id, @Nullable String state, @Nullable UUID before, int limit) {
        return transactions.sql(connection -> {
            ChannelRows.find(connection, id).orElseThrow(NotFound::new);
            return JournalRows.page(connection, id, state, before, limit);
        });
    }

    /** Has rows that were set aside read again. */
    public int retryFailed(ChannelId id) {
        return transactions.sql(connection -> {
            ChannelRows.find(connection, id).orElseThrow(NotFound::new);
            int again = JournalRows.retry(connection, id);
            acts.record("channel.journal_retried", id, Changes.made("again", again));
            jobs.enqueue(DrainJournal.NAME, id.toString(), "{}", clock.instant());
            return again;
        });
    }

    /** Where the provider is to call. */
    public String webhookAddress(ChannelId id) {
        return routes.address(id.toString());
    }

    private CloudChannel begin(ChannelId id) {
        standings.moveAsAsked(id, ChannelState.CONNECTING, "channel.connecting", "WhatsApp is being asked for this number.");
        jobs.enqueue(ConnectChannel.NAME, id.toString(), "{}", clock.instant());
        return get(id);
    }

    private static Refusal changedMeanwhile() {
        return new Refusal(
                412, "channel.changed_meanwhile", "Somebody changed this channel meanwhile; load it again.");
    }

    private static String text(@Nullable String checked) {
        return checked == null ? "" : checked.strip();
    }
}
