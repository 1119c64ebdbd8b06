// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.web.Push;
import io.switchboard.api.web.WebhookRoutes;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.domain.ChannelKind;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.domain.Pairing;
import io.switchboard.whatsapp.internal.gateway.GatewayClient;
import io.switchboard.whatsapp.internal.gateway.GatewayFailure;
import io.switchboard.whatsapp.internal.gateway.GatewaySession;
import io.switchboard.whatsapp.internal.gateway.SessionKey;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import io.switchboard.whatsapp.internal.persistence.PairingRows;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks the gateway how a channel's session stands, and lets that count. It runs again by itself as
 * long as somebody is linked or waited for: often while a code is shown, seldom afterwards. The gateway
 * hints by webhook when something changed; what changed is always asked.
 */
@Component(service = JobHandler.class)
@JobName(name = FollowPairing.NAME)
public final class FollowPairing implements JobHandler {
    public static final String NAME = "follow-pairing";

    private final Transactions transactions;
    private final PairingGateway gateway;
    private final SessionSecrets secrets;
    private final SessionOutcomes outcomes;
    private final WebhookRoutes routes;
    private final Jobs jobs;
    private final Push push;
    private final Clock clock;

    @Activate
    public FollowPairing(
            @Reference Transactions transactions,
            @Reference PairingGateway gateway,
            @Reference SessionSecrets secrets,
            @Reference SessionOutcomes outcomes,
            @Reference WebhookRoutes routes,
            @Reference Jobs jobs,
            @Reference Push push,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.secrets = secrets;
        this.outcomes = outcomes;
        this.routes = routes;
        this.jobs = jobs;
        this.push = push;
        this.clock = clock;
    }

    /** A channel that follows a session. */
    record Followed(CloudChannel channel, Pairing pairing, @Nullable SessionKey key) {}

    @Override
    public void run(JobRun run) {
        ChannelId id = ChannelId.of(run.key());
        Followed followed = read(id).orElse(null);
        if (followed == null) {
            return;
        }
        Optional<Duration> again;
        try {
            GatewayClient client = gateway.client().orElse(null);
            again = client == null ? outcomes.notConfigured(followed) : ask(client, followed);
        } catch (GatewayFailure failure) {
            again = outcomes.failed(followed, failure);
        }
        again.ifPresent(wait -> transactions.sql(connection -> {
            jobs.enqueue(NAME, run.key(), "{}", clock.instant().plus(wait));
            return true;
        }));
        if (changed(followed)) {
            push.send("channel.pairing_changed", "{\"channel\":\"" + id + "\"}");
        }
    }

    private Optional<Followed> read(ChannelId id) {
        return transactions.sql(connection -> {
            Optional<CloudChannel> channel =
                    ChannelRows.find(connection, id).filter(found -> found.kind() == ChannelKind.WEB);
            Optional<PairingRows.Row> row =
                    PairingRows.find(connection, id).filter(found -> found.pairing().live());
            return channel.isEmpty() || row.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Followed(channel.get(), row.get().pairing(), key(id, row.get())));
        });
    }

    private @Nullable SessionKey key(ChannelId id, PairingRows.Row row) {
        String session = row.pairing().session();
        byte[] secret = row.secret();
        return session == null || secret == null ? null : new SessionKey(session, secrets.open(id, secret));
    }

    /** @return when to ask again, if ever */
    private Optional<Duration> ask(GatewayClient client, Followed followed) throws GatewayFailure {
        Pairing pairing = followed.pairing();
        SessionKey key = followed.key();
        GatewaySession session;
        if (key == null) {
            session = client.start(
                    followed.channel().name(),
                    routes.address(pairing.channel().toString()),
                    pairing.channel() + ":" + pairing.attempt());
            key = new SessionKey(text(session.id()), text(session.secret()));
            if (!outcomes.started(followed, key, text(session.appSecret()))) {
                // Somebody stopped waiting meanwhile, and cannot have known of this session.
                client.end(key);
                return Optional.empty();
            }
            pairing = pairing.started(key.id());
        } else {
            session = client.get(key);
        }
        Followed now = new Followed(followed.channel(), pairing, key);
        boolean waits = "qr".equals(session.state()) || "unpaired".equals(session.state());
        return waits ? awaitPhone(client, now, key, session) : outcomes.of(now, session);
    }

    /** Sees to it that there is a code which has not expired, and one to type if that is wanted. */
    private Optional<Duration> awaitPhone(GatewayClient client, Followed now, SessionKey key, GatewaySession session)
            throws GatewayFailure {
        Pairing pairing = now.pairing();
        GatewaySession shown = session;
        if (pairing.qr() != null && "unpaired".equals(session.state())) {
            pairing = pairing.expired();
            if (!pairing.mayTryAgain()) {
                return outcomes.timedOut(now);
            }
            shown = client.freshCode(key);
        }
        if (pairing.phone() != null && shown.qr() != null && shown.code() == null) {
            shown = client.codeFor(key, pairing.phone());
        }
        return outcomes.waits(new Followed(now.channel(), pairing, key), shown);
    }

    private boolean changed(Followed before) {
        Optional<Followed> now = read(before.channel().id());
        return now.isEmpty()
                || !now.get().pairing().equals(before.pairing())
                || now.get().channel().version() != before.channel().version();
    }

    private static String text(@Nullable String checked) {
        return checked == null ? "" : checked;
    }
}
