// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.AuditLog.Filter;
import io.switchboard.foundation.CurrentIdentity;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done in the organization, the newest first. */
@Access({"audit.read", Access.OPERATORS})
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
    private static final String TIME = "Give a time as in 2026-06-01T10:00:00Z.";
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final AuditLog log;

    public AuditResource(AuditLog log) {
        this.log = log;
    }

    @GET
    public AuditPage list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("entityType") @Nullable String entityType,
            @QueryParam("entityId") @Nullable String entityId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        List<AuditLog.Entry> found = log.list(
                CurrentIdentity.require(), filter(actor, action, entityType, entityId, from, until), size + 1, number(cursor));
        boolean more = found.size() > size;
        List<AuditLog.Entry> items = more ? found.subList(0, size) : found;
        return new AuditPage(items, more ? Long.toString(items.get(size - 1).number()) : null);
    }

    /** Everything that the filter shows, as a file: {@code csv}, or {@code jsonl} with one entry in a line. */
    @Access({"export.org", Access.OPERATORS})
    @GET
    @Path("export")
    @Produces({"text/csv", "application/x-ndjson"})
    public Response export(
            @QueryParam("format") @DefaultValue("csv") String format,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("entityType") @Nullable String entityType,
            @QueryParam("entityId") @Nullable String entityId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        AuditFile file = AuditFile.named(format);
        Filter filter = filter(actor, action, entityType, entityId, from, until);
        Iterable<AuditLog.Entry> entries = log.export(CurrentIdentity.require(), filter, format);
        return Response.ok((StreamingOutput) out -> file.write(entries, out), file.mediaType())
                .header("Content-Disposition", "attachment; filename=\"audit-log." + format + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Filter filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String entityType,
            @Nullable String entityId,
            @Nullable String from,
            @Nullable String until) {
        return new Filter(actor, action, entityType, entityId, time("from", from), time("until", until));
    }

    /** Whether nobody has changed, added or removed an entry behind the platform's back. */
    @GET
    @Path("verification")
    public VerificationView verification() {
        AuditLog.Verification verification = log.verify(CurrentIdentity.require());
        return new VerificationView(verification.isIntact(), verification.entries(), verification.firstBroken());
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new InvalidInput(field, "invalid", TIME);
        }
        throw new InvalidInput(field, "invalid", TIME);
    }

    private static @Nullable Long number(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidInput("cursor", "invalid", "Use the value of next from the page before.");
        }
    }

    /** A page of the log. */
    public record AuditPage(List<AuditLog.Entry> items, @Nullable String next) {}

    /** Whether the chain fits, over how many entries, and where it breaks. */
    public record VerificationView(boolean intact, long entries, @Nullable Long firstBroken) {}
}
