// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.Set;

/** What an application's resources offer, as the paths and schemas of an OpenAPI document. */
final class ApiDescription {
    /** Swagger reads through one set of converters for the whole JVM. */
    private static final Object READING = new Object();

    static {
        // Two records of one name in one application are two schemas.
        TypeNameResolver.std.setUseFqn(true);
    }

    private ApiDescription() {}

    /**
     * @param base the address that the resources are relative to
     * @param owner the id that goes before the names of operations and schemas
     */
    static ObjectNode of(Application application, String base, String owner) {
        synchronized (READING) {
            try {
                OpenAPI read = new Reader(new OpenAPI()).read(resources(application));
                ObjectNode tree = Json.mapper().valueToTree(read);
                return new DescribedPaths(base, owner).of(tree);
            } finally {
                forgetClasses();
            }
        }
    }

    private static Set<Class<?>> resources(Application application) {
        Set<Class<?>> resources = new LinkedHashSet<>(application.getClasses());
        singletons(application).forEach(resource -> resources.add(resource.getClass()));
        resources.removeIf(type -> !type.isAnnotationPresent(Path.class));
        return resources;
    }

    @SuppressWarnings("deprecation") // The way that modules bring their resources.
    private static Set<Object> singletons(Application application) {
        return application.getSingletons();
    }

    /** Else what was read keeps the classes of a generation that is long gone. */
    private static void forgetClasses() {
        ModelConverters.reset();
        Json.mapper().getTypeFactory().clearCache();
    }

    /** A document without any path. */
    static ObjectNode empty() {
        ObjectNode document = Json.mapper().createObjectNode();
        document.put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", "Switchboard")
                .put("version", "1")
                .put("description", "What the caller's organization has; modules come and go while the server runs.");
        document.putArray("servers").addObject().put("url", "/");
        document.putObject("paths");
        ObjectNode components = document.putObject("components");
        components.putObject("schemas").set("Problem", problem());
        components.putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "The access token of POST /api/auth/login.");
        document.putArray("security").addObject().putArray("bearer");
        return document;
    }

    private static JsonNode problem() {
        ObjectNode problem = Json.mapper().createObjectNode();
        problem.put("type", "object").put("description", "A refusal (RFC 9457).");
        ObjectNode properties = problem.putObject("properties");
        for (String text : new String[] {"type", "title", "detail", "code", "requestId"}) {
            properties.putObject(text).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        ObjectNode field = properties.putObject("errors").put("type", "array").putObject("items").put("type", "object");
        ObjectNode members = field.putObject("properties");
        for (String text : new String[] {"field", "code", "detail"}) {
            members.putObject(text).put("type", "string");
        }
        problem.putArray("required").add("type").add("title").add("status").add("detail").add("code").add("requestId");
        return problem;
    }
}
