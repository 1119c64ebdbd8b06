// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.application.FollowPairing.Followed;
import io.switchboard.whatsapp.internal.domain.CloudAccess;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.domain.Pairing;
import io.switchboard.whatsapp.internal.gateway.GatewayFailure;
import io.switchboard.whatsapp.internal.gateway.GatewaySession;
import io.switchboard.whatsapp.internal.gateway.SessionKey;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import io.switchboard.whatsapp.internal.persistence.PairingRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the gateway's answer means for the channel. Each method says when to ask again; nothing counts
 * for an attempt that somebody ended meanwhile.
 */
@Component(service = SessionOutcomes.class)
public final class SessionOutcomes {
    static final Duration WHILE_WAITING = Duration.ofSeconds(2);
    static final Duration WHILE_LOADING = Duration.ofSeconds(1);
    static final Duration WHILE_LINKED = Duration.ofSeconds(60);
    static final Duration WHILE_TROUBLED = Duration.ofSeconds(15);
    private static final int LONGEST_REASON = 200;

    private final Transactions transactions;
    private final PairingGateway gateway;
    private final PairedChannels paired;
    private final SessionSecrets secrets;
    private final CloudAccesses accesses;
    private final ChannelStandings standings;
    private final Jobs jobs;
    private final Clock clock;

    @Activate
    public SessionOutcomes(
            @Reference Transactions transactions,
            @Reference PairingGateway gateway,
            @Reference PairedChannels paired,
            @Reference SessionSecrets secrets,
            @Reference CloudAccesses accesses,
            @Reference ChannelStandings standings,
            @Reference Jobs jobs,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.paired = paired;
        this.secrets = secrets;
        this.accesses = accesses;
        this.standings = standings;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Keeps what opens the session. @return false when nobody waits for it any more */
    boolean started(Followed followed, SessionKey key, String appSecret) {
        ChannelId id = followed.channel().id();
        boolean kept = transactions.sql(connection -> {
            Pairing pairing = followed.pairing().started(key.id());
            if (!PairingRows.start(connection, pairing, secrets.seal(id, key.secret()))) {
                return false;
            }
            CloudAccess none = RandomSecrets.access();
            ChannelRows.seal(
                    connection, id, accesses.seal(id, new CloudAccess(none.accessToken(), appSecret, none.verifyToken())));
            return true;
        });
        accesses.forget(id);
        return kept;
    }

    /** A code is shown, or the gateway has none yet. */
    Optional<Duration> waits(Followed now, GatewaySession session) {
        Instant instant = clock.instant();
        Pairing next = session.qr() == null
                ? now.pairing().moved(Pairing.State.UNPAIRED, instant)
                : now.pairing().offering(session.qr(), session.code(), instant.plusSeconds(session.expiresIn()), instant);
        if (session.qr() == null && next.stuck(instant)) {
            return ended(now, ChannelState.DISCONNECTED, "gateway.no_code",
                    "The pairing gateway brought no code; press Pair to try again.");
        }
        return moved(now, next, ChannelState.PAIRING, "pairing.started", "Waiting for a phone to scan the code.", WHILE_WAITING);
    }

    /** Nobody scanned any of the codes. */
    Optional<Duration> timedOut(Followed now) {
        return ended(now, ChannelState.LOGGED_OUT, "pairing.timed_out",
                "Nobody scanned one of " + Pairing.MOST_CODES + " codes; press Pair to start again.");
    }

    /** A session that waits for no code. */
    Optional<Duration> of(Followed now, GatewaySession session) {
        return switch (String.valueOf(session.state())) {
            case "authenticated" -> loading(now);
            case "ready" -> ready(now, session.number());
            case "degraded" -> moved(now, now.pairing().moved(Pairing.State.DEGRADED, clock.instant()), ChannelState.DEGRADED,
                    "gateway.degraded", reason(session, "The linked phone cannot be reached properly."), WHILE_TROUBLED);
            case "logged_out" -> ended(now, ChannelState.LOGGED_OUT, "logged_out.on_phone",
                    reason(session, "The phone logged this channel out.") + " History and settings are kept; pair it again to go on.");
            default -> moved(now, now.pairing(), ChannelState.DEGRADED, "gateway.not_understood",
                    "The pairing gateway says something that this version does not know; update the module.", WHILE_TROUBLED);
        };
    }

    Optional<Duration> notConfigured(Followed now) {
        return moved(now, now.pairing(), ChannelState.DISCONNECTED, "gateway.not_configured",
                "This server has no pairing gateway any more; its operator has to set switchboard.module.whatsapp.gateway-url.",
                WHILE_LINKED);
    }

    Optional<Duration> failed(Followed now, GatewayFailure failure) {
        boolean waiting = now.channel().state() == ChannelState.PAIRING;
        return switch (failure.kind()) {
            case UNKNOWN_SESSION -> ended(now, ChannelState.LOGGED_OUT, "gateway.session_unknown",
                    "The pairing gateway does not know this channel's session any more; pair it again.");
            case AWAY -> moved(now, now.pairing(), waiting ? ChannelState.PAIRING : ChannelState.DISCONNECTED,
                    "gateway.away", sentence(failure), waiting ? WHILE_WAITING : WHILE_TROUBLED);
            case REFUSED -> waiting
                    ? ended(now, ChannelState.DISCONNECTED, "gateway.refused", sentence(failure))
                    : moved(now, now.pairing(), ChannelState.DISCONNECTED, "gateway.refused", sentence(failure), WHILE_LINKED);
        };
    }

    private Optional<Duration> loading(Followed now) {
        Instant instant = clock.instant();
        Pairing next = now.pairing().moved(Pairing.State.AUTHENTICATED, instant);
        return next.stuck(instant)
                ? moved(now, next, ChannelState.DEGRADED, "gateway.not_ready",
                        "The phone is linked but WhatsApp does not become ready; the gateway may need an update.", WHILE_TROUBLED)
                : moved(now, next, ChannelState.CONNECTING, "pairing.linked", "The phone is linked; WhatsApp is loading.",
                        WHILE_LOADING);
    }

    private Optional<Duration> ready(Followed now, GatewaySession.@Nullable Number number) {
        if (number == null || !number.whole()) {
            return moved(now, now.pairing(), ChannelState.DEGRADED, "gateway.no_number",
                    "The pairing gateway is ready but does not say by which number; its version may not fit.", WHILE_TROUBLED);
        }
        ChannelId id = now.channel().id();
        CloudAccess access = accesses.again(id).orElse(null);
        Optional<Duration> again = transactions.sql(connection -> {
            CloudChannel channel = ChannelRows.find(connection, id).orElse(null);
            Pairing next = now.pairing().moved(Pairing.State.READY, clock.instant());
            if (channel == null || access == null || !PairingRows.save(connection, next)) {
                return Optional.empty();
            }
            if (!adopted(channel, access, number) && !adopt(connection, channel, access, number)) {
                return end(connection, id, ChannelState.LOGGED_OUT, "pairing.number_taken",
                        "This phone is connected as another channel; link another phone, or remove that channel first.");
            }
            connect(channel, adopted(channel, access, number));
            return Optional.of(WHILE_LINKED);
        });
        accesses.forget(id);
        return again;
    }

    private boolean adopted(CloudChannel channel, CloudAccess access, GatewaySession.Number number) {
        return channel.phoneNumberId().equals(number.phoneNumberId())
                && channel.businessAccountId().equals(number.businessAccountId())
                && channel.apiBase().equals(gateway.base())
                && access.accessToken().equals(number.accessToken());
    }

    private boolean adopt(
            Connection connection, CloudChannel channel, CloudAccess access, GatewaySession.Number number)
            throws SQLException {
        CloudAccess fresh = new CloudAccess(String.valueOf(number.accessToken()), access.appSecret(), access.verifyToken());
        ChannelRows.seal(connection, channel.id(), accesses.seal(channel.id(), fresh));
        return ChannelRows.number(connection, channel.id(), String.valueOf(number.phoneNumberId()),
                String.valueOf(number.businessAccountId()), gateway.base());
    }

    /** From here on it is connected as any other number is, and as often as it takes. */
    private void connect(CloudChannel channel, boolean known) {
        boolean recovered = channel.state() == ChannelState.DEGRADED
                && String.valueOf(channel.reasonCode()).startsWith("gateway.");
        boolean stands = channel.state() == ChannelState.CONNECTED
                || channel.state() == ChannelState.DEGRADED && !recovered
                || channel.state() == ChannelState.BANNED
                || channel.state() == ChannelState.DISABLED;
        if (known && stands) {
            return;
        }
        if (known && recovered) {
            standings.moveTo(channel.id(), ChannelState.CONNECTED, "channel.connected", "WhatsApp delivers to this channel.");
            return;
        }
        standings.moveTo(
                channel.id(), ChannelState.CONNECTING, "channel.connecting", "WhatsApp is being asked for this number.");
        jobs.enqueue(ConnectChannel.NAME, channel.id().toString(), "{}", clock.instant());
    }

    private Optional<Duration> moved(
            Followed now, Pairing next, ChannelState state, String reason, String detail, Duration again) {
        return transactions.sql(connection -> {
            if (!PairingRows.save(connection, next)) {
                return Optional.empty();
            }
            standings.moveTo(now.channel().id(), state, reason, detail);
            return Optional.of(again);
        });
    }

    private Optional<Duration> ended(Followed now, ChannelState state, String reason, String detail) {
        ChannelId id = now.channel().id();
        Optional<Duration> never = transactions.sql(connection -> PairingRows.save(connection, now.pairing())
                ? end(connection, id, state, reason, detail)
                : Optional.empty());
        accesses.forget(id);
        return never;
    }

    private Optional<Duration> end(
            Connection connection, ChannelId id, ChannelState state, String reason, String detail) throws SQLException {
        paired.release(connection, id);
        standings.moveTo(id, state, reason, detail);
        return Optional.empty();
    }

    private static String reason(GatewaySession session, String otherwise) {
        String said = session.reason();
        return said == null || said.isBlank() || said.length() > LONGEST_REASON ? otherwise : said;
    }

    private static String sentence(GatewayFailure failure) {
        return String.valueOf(failure.getMessage());
    }
}
