// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import io.switchboard.api.file.FileId;
import io.switchboard.api.file.Files;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.web.Access;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.AttachmentRows;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads whoever may see an attachment to its file, by an address that is good for them alone and not for long. */
@Component(service = AttachmentResource.class)
@Access("conversation.read")
@Path("attachments")
public class AttachmentResource {
    private static final int KEPT_SECONDS = 200;

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
    public Response get(@PathParam("id") UUID id) {
        Reach reach = Permission.READ.reach(callers.current());
        FileId file = transactions
                .sql(connection -> attachments.file(connection, id, reach))
                .map(FileId::new)
                .orElseThrow(NotFound::new);
        return Response.status(Response.Status.TEMPORARY_REDIRECT)
                .header("Location", files.find(file).map(stored -> files.address(file)).orElseThrow(NotFound::new))
                // Shorter than the address is good for.
                .header("Cache-Control", "private, max-age=" + KEPT_SECONDS)
                .build();
    }
}
