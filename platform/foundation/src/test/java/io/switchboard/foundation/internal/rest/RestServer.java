// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Foundation;
import io.switchboard.foundation.Identity;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The resources behind a real Jersey, called without a network; every call is that of the given identity. */
final class RestServer {
    private static final URI BASE = URI.create("http://localhost:9080/api/");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final ApplicationHandler handler;

    RestServer(Foundation foundation) {
        Application resources = new Application() {
            @Override
            public Set<Object> getSingletons() {
                return Set.copyOf(foundation.restResources());
            }
        };
        handler = new ApplicationHandler(ResourceConfig.forApplication(resources)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .register(new JacksonJsonProvider(json))
                .register(new Problems())
                .register(new Unreadable()));
    }

    Answer call(Identity identity, String method, String path, Object body) {
        if (identity == null) {
            return callIn("", method, path, body);
        }
        try (Binding bound = CurrentIdentity.bind(identity)) {
            return callIn("", method, path, body);
        }
    }

    /** Of a stranger who prefers these languages. */
    Answer callIn(String languages, String method, String path, Object body) {
        ContainerRequest request =
                new ContainerRequest(BASE, BASE.resolve(path), method, null, new MapPropertiesDelegate(), null);
        request.header("Accept", MediaType.APPLICATION_JSON);
        if (!languages.isEmpty()) {
            request.header("Accept-Language", languages);
        }
        try {
            if (body != null) {
                String text = body instanceof String raw ? raw : json.writeValueAsString(body);
                request.header("Content-Type", MediaType.APPLICATION_JSON);
                request.setEntityStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ContainerResponse response = handler.apply(request, out).get();
            return new Answer(response.getStatus(), response, json.readTree(out.toByteArray()));
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Answer(int status, ContainerResponse response, JsonNode body) {}

    private static final class Problems implements ExceptionMapper<Refusal> {
        @Override
        public Response toResponse(Refusal refusal) {
            return Response.status(refusal.status())
                    .type(MediaType.APPLICATION_JSON)
                    .entity(Map.of("code", refusal.code(), "errors", refusal.errors()))
                    .build();
        }
    }

    private static final class Unreadable implements ExceptionMapper<JsonProcessingException> {
        @Override
        public Response toResponse(JsonProcessingException e) {
            return Response.status(400).build();
        }
    }
}
