// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.secret.Secrets;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.domain.CloudAccess;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import io.switchboard.whatsapp.internal.persistence.SealedAccess;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens the secrets of channels, and remembers them for a short time, since every webhook needs one.
 * A change made elsewhere, by another generation or server, is seen when the time has passed or when
 * the caller says that what it got does not fit.
 */
@Component(service = CloudAccesses.class)
public final class CloudAccesses {
    private static final Duration FRESH = Duration.ofSeconds(60);
    /** Wrong signatures must not be a way to make us read the database at will. */
    private static final Duration NOT_AGAIN_BEFORE = Duration.ofSeconds(3);

    private static final int KEPT = 2_000;

    private final Map<Key, Opened> opened = new ConcurrentHashMap<>();
    private final Transactions transactions;
    private final Secrets secrets;
    private final Callers callers;
    private final Clock clock;

    @Activate
    public CloudAccesses(
            @Reference Transactions transactions,
            @Reference Secrets secrets,
            @Reference Callers callers,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.callers = callers;
        this.clock = clock;
    }

    /** The secrets, at most a minute old; empty when the organization has no such channel. */
    public Optional<CloudAccess> of(ChannelId channel) {
        return read(channel, FRESH);
    }

    /** The secrets, read again unless that was done a moment ago. */
    public Optional<CloudAccess> again(ChannelId channel) {
        return read(channel, NOT_AGAIN_BEFORE);
    }

    public void forget(ChannelId channel) {
        opened.remove(key(channel));
    }

    /** Seals each secret for its own purpose and channel. */
    public SealedAccess seal(ChannelId channel, CloudAccess access) {
        return new SealedAccess(
                seal(channel, "access_token", access.accessToken()),
                seal(channel, "app_secret", access.appSecret()),
                seal(channel, "verify_token", access.verifyToken()),
                0);
    }

    private Optional<CloudAccess> read(ChannelId channel, Duration maxAge) {
        Key key = key(channel);
        Opened known = opened.get(key);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.readAt().plus(maxAge))) {
            return Optional.of(known.access());
        }
        Optional<SealedAccess> sealed = transactions.sql(connection -> ChannelRows.access(connection, channel));
        if (sealed.isEmpty()) {
            opened.remove(key);
            return Optional.empty();
        }
        CloudAccess access = known != null && known.version() == sealed.get().version()
                ? known.access()
                : open(channel, sealed.get());
        if (opened.size() >= KEPT) {
            opened.clear();
        }
        opened.put(key, new Opened(access, sealed.get().version(), now));
        return Optional.of(access);
    }

    private CloudAccess open(ChannelId channel, SealedAccess sealed) {
        return new CloudAccess(
                open(channel, "access_token", sealed.accessToken()),
                open(channel, "app_secret", sealed.appSecret()),
                open(channel, "verify_token", sealed.verifyToken()));
    }

    private byte[] seal(ChannelId channel, String secret, String plain) {
        return secrets.seal(purpose(channel, secret), plain.getBytes(StandardCharsets.UTF_8));
    }

    private String open(ChannelId channel, String secret, byte[] sealed) {
        return new String(secrets.open(purpose(channel, secret), sealed), StandardCharsets.UTF_8);
    }

    private static String purpose(ChannelId channel, String secret) {
        return "whatsapp." + secret + ":" + channel;
    }

    private Key key(ChannelId channel) {
        return new Key(callers.current().organization(), channel);
    }

    private record Key(OrganizationId organization, ChannelId channel) {}

    private record Opened(CloudAccess access, int version, Instant readAt) {}
}
