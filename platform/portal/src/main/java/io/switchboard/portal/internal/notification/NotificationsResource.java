// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.notification;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.PersonalNotifications;
import io.switchboard.foundation.PersonalNotifications.Told;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/notifications}: what the caller was told in person, the newest first. */
@Access(Access.SIGNED_IN)
@Path("notifications")
@Produces(MediaType.APPLICATION_JSON)
public final class NotificationsResource {
    private static final int MOST = PersonalNotifications.MOST;

    private final Bell bell;

    public NotificationsResource(Bell bell) {
        this.bell = bell;
    }

    @GET
    public NotificationList list(@QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("limit", "invalid", "Ask for 1 to " + MOST + " items.");
        }
        Identity identity = CurrentIdentity.require();
        return new NotificationList(
                bell.list(identity, limit).stream().map(NotificationView::of).toList(), bell.unread(identity));
    }

    @POST
    @Path("read")
    @Consumes(MediaType.APPLICATION_JSON)
    public Unread read(@Nullable Read read) {
        Identity identity = CurrentIdentity.require();
        if (read != null && Boolean.TRUE.equals(read.all())) {
            bell.readAll(identity);
        } else {
            bell.read(identity, ids(read));
        }
        return new Unread(bell.unread(identity));
    }

    private static List<UUID> ids(@Nullable Read read) {
        if (read == null || read.ids() == null || read.ids().isEmpty() || read.ids().contains(null)) {
            throw new InvalidInput("ids", "required", "Say which notifications were read, or all.");
        }
        if (read.ids().size() > MOST) {
            throw new InvalidInput("ids", "too_many", "Name at most " + MOST + " notifications.");
        }
        return read.ids();
    }

    /** Which were read: some by their ids, or all. */
    public record Read(@Nullable List<UUID> ids, @Nullable Boolean all) {}

    /** How many are unread. */
    public record Unread(int unread) {}

    /** Notifications, and how many of all are unread. */
    public record NotificationList(List<NotificationView> items, int unread) {}

    /**
     * A notification.
     *
     * @param href below the context path
     * @param times how often it was told since it was last read
     */
    public record NotificationView(
            UUID id, String module, String kind, String title, String href, int times, Instant at, boolean read) {
        static NotificationView of(Told told) {
            return new NotificationView(
                    told.id(), told.module(), told.kind(), told.title(), told.path(), told.times(), told.at(), told.isRead());
        }
    }
}
