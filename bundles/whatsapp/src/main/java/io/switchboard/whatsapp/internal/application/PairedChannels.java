// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.audit.Changes;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.web.WebhookRoutes;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.Channels;
import io.switchboard.whatsapp.internal.domain.ChannelKind;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.domain.Pairing;
import io.switchboard.whatsapp.internal.domain.PhoneNumbers;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import io.switchboard.whatsapp.internal.persistence.PairingRows;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people do with channels that a phone is linked to: make one, pair it, log it out. */
@Component(service = PairedChannels.class)
public final class PairedChannels {
    private static final int LONGEST_NAME = 100;
    private static final URI NONE_YET = URI.create("about:blank");

    private final Transactions transactions;
    private final PairingGateway gateway;
    private final CloudAccesses accesses;
    private final ChannelStandings standings;
    private final Channels channels;
    private final WebhookRoutes routes;
    private final Jobs jobs;
    private final ChannelActs acts;
    private final Callers callers;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public PairedChannels(
            @Reference Transactions transactions,
            @Reference PairingGateway gateway,
            @Reference CloudAccesses accesses,
            @Reference ChannelStandings standings,
            @Reference Channels channels,
            @Reference WebhookRoutes routes,
            @Reference Jobs jobs,
            @Reference ChannelActs acts,
            @Reference Callers callers,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.accesses = accesses;
        this.standings = standings;
        this.channels = channels;
        this.routes = routes;
        this.jobs = jobs;
        this.acts = acts;
        this.callers = callers;
        this.clock = clock;
    }

    /** A channel with its pairing; before the first attempt there is none. */
    public record Paired(CloudChannel channel, Optional<Pairing> pairing) {}

    /** Whether this server can pair phones at all. */
    public boolean available() {
        return gateway.present();
    }

    /** Makes a channel that waits to be paired. */
    public CloudChannel create(@Nullable String name) {
        gateway.require();
        String given = checked(name);
        ChannelId id = new ChannelId(Ids.next());
        CloudChannel channel = new CloudChannel(
                id, ChannelKind.WEB, given, id.toString(), "", NONE_YET, null, null, ChannelState.CREATED,
                "channel.created", "Pair it with a phone to begin.", 1, clock.instant());
        return transactions.sql(connection -> {
            ChannelRows.insert(connection, channel, accesses.seal(id, RandomSecrets.access()));
            ChannelRows.moveTo(connection, id, ChannelState.CREATED, "channel.created", "Pair it with a phone to begin.");
            routes.open(id.toString());
            channels.register(id, CloudChannel.CONNECTOR, given, "", channel.kind().capabilities());
            jobs.enqueue(PruneJournal.NAME, id.toString(), "{}", clock.instant().plus(Duration.ofDays(1)));
            acts.created(channel);
            return find(connection, id);
        });
    }

    public Paired get(ChannelId id) {
        return transactions.sql(connection -> paired(connection, id));
    }

    /** Empty when it was removed. */
    public Optional<Paired> find(ChannelId id) {
        return transactions.sql(connection -> ChannelRows.find(connection, id).isEmpty()
                ? Optional.empty()
                : Optional.of(paired(connection, id)));
    }

    /**
     * Begins to wait for a phone, or goes on waiting.
     *
     * @param phone the number of the phone, to get a code to type on it beside the one to scan
     */
    public Paired pair(ChannelId id, @Nullable String phone) {
        gateway.require();
        String digits = phone == null || phone.isBlank() ? null : number(phone);
        Paired waiting = transactions.sql(connection -> {
            CloudChannel channel = web(connection, id);
            switch (channel.state()) {
                case CREATED, LOGGED_OUT, DISCONNECTED -> {
                    begin(connection, channel, digits);
                    acts.record(
                            "channel.pairing_started", id, Changes.of("state", channel.state(), ChannelState.PAIRING));
                }
                case PAIRING -> goOn(connection, channel, digits);
                default -> throw linkedAlready(channel);
            }
            return paired(connection, id);
        });
        accesses.forget(id);
        return waiting;
    }

    /** Unlinks the phone, or stops waiting for one. History and settings stay. */
    public Paired logOut(ChannelId id) {
        Paired out = transactions.sql(connection -> {
            CloudChannel channel = web(connection, id);
            release(connection, id);
            acts.record("channel.logged_out", id, Changes.of("state", channel.state(), ChannelState.LOGGED_OUT));
            standings.moveAsAsked(
                    id,
                    ChannelState.LOGGED_OUT,
                    "logged_out.by_user",
                    "Logged out by " + callers.current().name() + "; pair it again to go on.");
            return paired(connection, id);
        });
        accesses.forget(id);
        return out;
    }

    /** Has the gateway asked at once how the channel stands. */
    void follow(ChannelId id) {
        jobs.enqueue(FollowPairing.NAME, id.toString(), "{}", clock.instant());
    }

    /** Ends whatever session the channel has: its token, its signature and its code are of no use any more. */
    void release(Connection connection, ChannelId id) throws SQLException {
        Optional<PairingRows.Row> row = PairingRows.lock(connection, id).filter(found -> found.pairing().live());
        if (row.isEmpty()) {
            return;
        }
        Pairing pairing = row.get().pairing();
        byte[] secret = row.get().secret();
        if (pairing.session() != null && secret != null) {
            jobs.enqueue(
                    EndSession.NAME,
                    pairing.session(),
                    new SessionEnd(id.value(), pairing.session(), secret).write(json),
                    clock.instant());
        }
        PairingRows.end(connection, id, clock.instant());
        ChannelRows.seal(connection, id, accesses.seal(id, RandomSecrets.access()));
    }

    private void begin(Connection connection, CloudChannel channel, @Nullable String phone) throws SQLException {
        int before = PairingRows.find(connection, channel.id()).map(row -> row.pairing().attempt()).orElse(0);
        release(connection, channel.id());
        PairingRows.begin(connection, Pairing.begun(channel.id(), before + 1, phone, clock.instant()));
        standings.moveAsAsked(
                channel.id(), ChannelState.PAIRING, "pairing.started", "Waiting for a phone to scan the code.");
        follow(channel.id());
    }

    private void goOn(Connection connection, CloudChannel channel, @Nullable String phone) throws SQLException {
        if (phone != null) {
            PairingRows.wantCode(connection, channel.id(), phone);
        }
        follow(channel.id());
    }

    private Paired paired(Connection connection, ChannelId id) throws SQLException {
        return new Paired(web(connection, id), PairingRows.find(connection, id).map(PairingRows.Row::pairing));
    }

    private static CloudChannel web(Connection connection, ChannelId id) throws SQLException {
        CloudChannel channel = find(connection, id);
        if (channel.kind() != ChannelKind.WEB) {
            throw new Refusal(
                    409, "channel.not_capable", "This is an official number; there is no phone to pair it with.");
        }
        return channel;
    }

    private static CloudChannel find(Connection connection, ChannelId id) throws SQLException {
        return ChannelRows.find(connection, id).orElseThrow(NotFound::new);
    }

    private static Refusal linkedAlready(CloudChannel channel) {
        return new Refusal(
                409,
                "channel.linked_already",
                "This channel cannot be paired while it is " + channel.state().name().toLowerCase(Locale.ROOT)
                        + "; log it out first.",
                List.of(),
                Map.of("allowed", List.of("logout")));
    }

    static String checked(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new InvalidInput("name", "field.required", "Enter the name.");
        }
        if (name.length() > LONGEST_NAME) {
            throw new InvalidInput(
                    "name", "field.too_long", "The name has at most " + LONGEST_NAME + " characters.");
        }
        return name.strip();
    }

    private static String number(String phone) {
        return PhoneNumbers.canonical(phone.replaceAll("\\D", ""))
                .orElseThrow(() -> new InvalidInput(
                        "phone", "phone.not_a_number", "Enter the phone's number with its country code, such as +351 912 004 318."));
    }
}
