// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.EntityPart;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiDescriptionTest {

    public record Page<T>(List<T> items) {}

    /** Two records of one name. */
    public static final class Deals {
        public record Line(String title, Instant at) {}
    }

    /** Two records of one name. */
    public static final class Orders {
        public record Line(int amountMinor) {}
    }

    @Path("/")
    @Produces("application/json")
    public static class Shop {
        @GET
        public Page<Deals.Line> deals() {
            return new Page<>(List.of());
        }

        @GET
        @Path("orders/{id}")
        public Orders.Line order(@PathParam("id") String id) {
            return new Orders.Line(1);
        }

        @POST
        @Consumes("application/json")
        public JsonNode create(JsonNode any) {
            return any;
        }

        @POST
        @Path("files")
        @Consumes("multipart/form-data")
        public void upload(List<EntityPart> parts) {}
    }

    public static class Toy extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Shop.class);
        }
    }

    private final ObjectNode described = ApiDescription.of(new Toy(), "/api/shop", "shop");

    @Test
    void addresses_are_whole() {
        assertThat(described.get("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("/api/shop", "/api/shop/orders/{id}", "/api/shop/files");
    }

    @Test
    void records_of_one_name_stay_apart_and_carry_their_module() {
        assertThat(described.get("schemas").fieldNames())
                .toIterable()
                .contains("shop.ApiDescriptionTest.Deals.Line", "shop.ApiDescriptionTest.Orders.Line")
                .allMatch(name -> name.startsWith("shop."))
                .noneMatch(name -> name.contains("io.switchboard"));
        String page = answer("/api/shop", "get").get("$ref").asText().substring("#/components/schemas/".length());
        assertThat(described.get("schemas").get(page).at("/properties/items/items/$ref").asText())
                .isEqualTo("#/components/schemas/shop.ApiDescriptionTest.Deals.Line");
    }

    @Test
    void every_reference_leads_somewhere() {
        Set<String> known = Set.copyOf(described.get("schemas").properties().stream()
                .map(schema -> "#/components/schemas/" + schema.getKey())
                .toList());
        assertThat(described.findValuesAsText("$ref"))
                .hasSizeGreaterThan(4)
                .allMatch(reference -> known.contains(reference) || reference.endsWith("/Problem"));
    }

    @Test
    void any_json_is_any_json_and_a_form_has_no_class() {
        String any = answer("/api/shop", "post").get("$ref").asText().substring("#/components/schemas/".length());
        assertThat(described.get("schemas").get(any)).isEmpty();
        assertThat(described.at("/paths/~1api~1shop~1files/post/requestBody/content/multipart~1form-data/schema"))
                .isEqualTo(described.objectNode().put("type", "object"));
    }

    @Test
    void each_operation_says_how_it_is_refused() {
        described.get("paths").forEach(path -> path.forEach(operation -> assertThat(operation
                        .at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem")));
    }

    private JsonNode answer(String path, String method) {
        return described.get("paths").get(path).get(method).at("/responses/2XX/content/application~1json/schema");
    }
}
