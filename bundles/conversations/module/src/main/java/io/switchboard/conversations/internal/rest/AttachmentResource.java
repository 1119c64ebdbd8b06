// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import io.switchboard.api.file.FileId;
import io.switchboard.api.file.Files;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.AttachmentRows;
import io.switchboard.conversations.internal.persistence.AttachmentRows.Served;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The bytes of attachments. Only what was recognised as a picture is ever shown by the browser in place. */
@Component(service = AttachmentResource.class)
@Path("attachments")
public class AttachmentResource {
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final AttachmentRows attachments = new AttachmentRows();
    private final Transactions transactions;
    private final Callers callers;
    private final Files files;

    @Activate
    public AttachmentResource(
            @Reference Transactions transactions, @Reference Callers callers, @Reference Files files) {
        this.transactions = transactions;
        this.callers = callers;
        this.files = files;
    }

    @GET
    @Path("{id: " + ConversationResource.UUID_PATTERN + "}")
    public Response get(@PathParam("id") UUID id) throws IOException {
        Reach reach = Permission.READ.reach(callers.current());
        Optional<Served> found = transactions.sql(connection -> attachments.find(connection, id, reach));
        Served served = found.filter(attachment -> attachment.file() != null).orElseThrow(NotFound::new);
        FileId file = new FileId(served.file());
        StoredFile stored = files.find(file).orElseThrow(NotFound::new);
        // Opened here, while the tenant is bound; the stream is written after this method has returned.
        InputStream content = files.open(file);
        StreamingOutput body = output -> {
            try (content) {
                content.transferTo(output);
            }
        };
        return Response.ok(body)
                .header("Content-Type", stored.mediaType())
                .header("Content-Length", stored.size())
                .header("Content-Disposition", disposition(stored.mediaType(), served.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }

    static String disposition(String mediaType, String name) {
        String kind = PICTURES.contains(mediaType) ? "inline" : "attachment";
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return kind + "; filename*=UTF-8''" + encoded;
    }
}
