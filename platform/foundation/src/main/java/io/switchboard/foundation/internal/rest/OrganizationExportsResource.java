// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationExports;
import io.switchboard.foundation.OrganizationExports.Export;
import io.switchboard.foundation.OrganizationExports.ExportId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Taking along what the organization has here. */
@Access(OrganizationExports.EXPORT)
@Path("organization/exports")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganizationExportsResource {
    private final OrganizationExports exports;

    public OrganizationExportsResource(OrganizationExports exports) {
        this.exports = exports;
    }

    @GET
    public ExportList list() {
        return new ExportList(
                exports.list(CurrentIdentity.require()).stream().map(ExportView::of).toList());
    }

    /** Has one written; the one that is being written already, if there is one. */
    @POST
    public Response request() {
        ExportView export = ExportView.of(exports.request(CurrentIdentity.require()));
        return Response.accepted(export)
                .location(URI.create("organization/exports/" + export.id()))
                .build();
    }

    @GET
    @Path("{id}")
    public ExportView find(@PathParam("id") String id) {
        return ExportView.of(exports.find(CurrentIdentity.require(), parse(id)));
    }

    @GET
    @Path("{id}/file")
    @Produces("application/zip")
    public Response file(@PathParam("id") String id) throws IOException {
        Identity actor = CurrentIdentity.require();
        InputStream zip = exports.open(actor, parse(id));
        StreamingOutput body = out -> {
            try (zip) {
                zip.transferTo(out);
            }
        };
        return Response.ok(body)
                .header("Content-Disposition", "attachment; filename=\"organization.zip\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static ExportId parse(String id) {
        try {
            return new ExportId(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    /** Those that are kept, the newest first. */
    public record ExportList(List<ExportView> items) {}

    /** One export. */
    public record ExportView(
            String id,
            String state,
            int percent,
            @Nullable Long size,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            Instant expiresAt) {

        static ExportView of(Export export) {
            return new ExportView(
                    export.id().toString(),
                    export.state(),
                    export.percent(),
                    export.size(),
                    export.requestedBy(),
                    export.requestedAt(),
                    export.finishedAt(),
                    export.expiresAt());
        }
    }
}
