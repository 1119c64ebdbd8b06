// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import io.switchboard.conversations.api.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the linking of a channel with a phone has come.
 *
 * @param attempt counts how often somebody began; what belongs to an earlier one no longer counts
 * @param session the gateway's name for it, null until the gateway was asked
 * @param phone the number that was given to get a code to type
 * @param expiries how many codes have expired in this attempt
 */
public record Pairing(
        ChannelId channel,
        int attempt,
        @Nullable String session,
        State state,
        @Nullable String phone,
        @Nullable String qr,
        @Nullable String code,
        @Nullable Instant expiresAt,
        int expiries,
        Instant since) {

    /** Whoever has not scanned by then is not there: the gateway has better to do than to draw codes. */
    public static final int MOST_CODES = 30;

    /** A session that takes longer to bring a code, or to become ready, is stuck. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What the gateway says, and before and after that what we know ourselves. */
    public enum State {
        /** The gateway is about to be asked. */
        STARTING,
        /** There is no code, or it has expired. */
        UNPAIRED,
        QR,
        /** The phone took the code; WhatsApp is loading. */
        AUTHENTICATED,
        READY,
        DEGRADED,
        /** Nobody is linked, and nobody is waited for. */
        ENDED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    public static Pairing begun(ChannelId channel, int attempt, @Nullable String phone, Instant now) {
        return new Pairing(channel, attempt, null, State.STARTING, phone, null, null, null, 0, now);
    }

    public Pairing started(String id) {
        return new Pairing(channel, attempt, id, state, phone, qr, code, expiresAt, expiries, since);
    }

    /** A code to scan, and perhaps one to type. The same as before keeps its end: seconds are told in whole numbers. */
    public Pairing offering(String newQr, @Nullable String newCode, Instant until, Instant now) {
        if (newQr.equals(qr) && Objects.equals(newCode, code)) {
            return this;
        }
        return new Pairing(
                channel, attempt, session, State.QR, phone, newQr, newCode, until, expiries, since(State.QR, now));
    }

    public Pairing expired() {
        return new Pairing(channel, attempt, session, State.UNPAIRED, phone, null, null, null, expiries + 1, since);
    }

    /** Without any code. */
    public Pairing moved(State next, Instant now) {
        return new Pairing(channel, attempt, session, next, phone, null, null, null, expiries, since(next, now));
    }

    public boolean mayTryAgain() {
        return expiries < MOST_CODES;
    }

    public boolean live() {
        return state != State.ENDED;
    }

    public boolean stuck(Instant now) {
        return since.plus(PATIENCE).isBefore(now);
    }

    public int codesLeft() {
        return Math.max(0, MOST_CODES - expiries);
    }

    private Instant since(State next, Instant now) {
        return next == state ? since : now;
    }
}
