// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.web.Access;
import io.switchboard.crm.internal.application.CustomerBook;
import io.switchboard.crm.internal.application.CustomerList;
import io.switchboard.crm.internal.application.CustomerView;
import io.switchboard.crm.internal.domain.IdentityKey;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/crm/customers}. */
@Access("customer.read")
@Path("customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CustomersResource {
    private final CustomerBook book;
    private final CustomerList list;

    CustomersResource(CustomerBook book, CustomerList list) {
        this.book = book;
        this.list = list;
    }

    /** A customer to create. */
    public record NewCustomer(@Nullable String displayName, @Nullable List<NewIdentity> identities) {}

    /** An identity as typed. */
    public record NewIdentity(@Nullable String kind, @Nullable String value) {}

    /** Whose customer it is; null for nobody's. */
    public record Belonging(@Nullable UUID owner, @Nullable UUID team) {}

    /** What can be changed. */
    public record Change(@Nullable String displayName) {}

    @GET
    public CustomerList.Page list(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        return list.page(text, cursor, limit);
    }

    @Access("customer.create")
    @POST
    public Response create(@Nullable NewCustomer customer, @Context UriInfo uri) {
        NewCustomer given = customer == null ? new NewCustomer(null, null) : customer;
        CustomerView created = book.create(name(given.displayName()), keys(given.identities()));
        return Response.created(uri.getAbsolutePathBuilder().path(created.id().toString()).build())
                .tag(tag(created))
                .entity(created)
                .build();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        CustomerView customer = book.get(parse(id));
        return Response.ok(customer).tag(tag(customer)).build();
    }

    @Access("customer.edit")
    @PATCH
    @Path("{id}")
    public Response change(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable Change change) {
        UUID customer = parse(id);
        CustomerView changed =
                book.rename(customer, name(change == null ? null : change.displayName()), version(ifMatch));
        return Response.ok(changed).tag(tag(changed)).build();
    }

    @Access("customer.edit")
    @PUT
    @Path("{id}/owner")
    public Response give(@PathParam("id") String id, Belonging belonging) {
        CustomerView changed = book.give(parse(id), belonging.owner(), belonging.team());
        return Response.ok(changed).tag(tag(changed)).build();
    }

    @Access("customer.delete")
    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        book.delete(parse(id));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    private static String name(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw new InvalidInput("displayName", "crm.name_missing", "The customer has no name; enter one.");
        }
        if (given.length() > 200) {
            throw new InvalidInput("displayName", "crm.name_too_long", "The name is longer than 200 characters; shorten it.");
        }
        return given.strip();
    }

    private static List<IdentityKey> keys(@Nullable List<NewIdentity> identities) {
        List<IdentityKey> keys = new ArrayList<>();
        if (identities != null) {
            for (int i = 0; i < identities.size(); i++) {
                NewIdentity given = identities.get(i);
                String field = "identities[" + i + "].value";
                keys.add(IdentityKey.of(
                        given.kind() == null ? "" : given.kind(), given.value() == null ? "" : given.value(), field));
            }
        }
        return keys;
    }

    private static EntityTag tag(CustomerView customer) {
        return new EntityTag(Integer.toString(customer.version()));
    }

    private static Optional<Integer> version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(ifMatch.replace("\"", "")));
        } catch (NumberFormatException e) {
            return Optional.of(-1);
        }
    }
}
