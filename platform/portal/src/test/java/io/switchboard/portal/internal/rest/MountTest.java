// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.web.Access;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Jersey application as modules get it, without a server. */
class MountTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static ValidatorFactory validation;
    private static ApplicationHandler handler;

    public record Note(@NotBlank String text, @Nullable Instant at, Optional<String> author) {}

    @Access(Access.EVERYBODY)
    @Path("notes")
    @Produces("application/json")
    public static class Notes {
        @POST
        @Consumes("application/json")
        public Note create(@Valid Note note) {
            return note;
        }

        @GET
        public List<Note> list(@QueryParam("limit") @DefaultValue("25") @Max(100) int limit) {
            return List.of(new Note("hello", Instant.parse("2026-01-01T10:00:00Z"), Optional.empty()));
        }

        @POST
        @Path("either")
        @Consumes("application/json")
        public Note createOrNot(@Nullable Note note) {
            return note == null ? new Note("nothing", null, Optional.empty()) : note;
        }

        @GET
        @Path("{id}")
        public Note one(@PathParam("id") UUID id) {
            throw new NotFound();
        }

        @GET
        @Path("refused")
        public Note refused() {
            throw new Refusal(409, "note.closed", "The note is closed; open it first.", List.of(), Map.of("allowed", List.of("open")));
        }

        @GET
        @Path("busy")
        public Note busy() {
            throw new Refusal(429, "note.too_fast", "Too fast; wait.", List.of(), Map.of("retryAfter", 3));
        }

        @GET
        @Path("wrong")
        public Note wrong() {
            throw new InvalidInput("text", "too_long", "The text is too long; shorten it.");
        }

        @GET
        @Path("broken")
        public Note broken() {
            throw new IllegalStateException("secret detail");
        }

        @GET
        @Path("elsewhere")
        public Response elsewhere() {
            return Response.seeOther(URI.create("http://localhost/else")).build();
        }

        @POST
        @Path("files")
        @Consumes("multipart/form-data")
        public Note upload(List<EntityPart> parts) throws IOException {
            String content = new String(parts.get(0).getContent().readAllBytes(), StandardCharsets.UTF_8);
            return new Note(parts.get(0).getName() + "=" + content, null, parts.get(0).getFileName());
        }
    }

    @BeforeAll
    static void mount() {
        validation = Validation.buildDefaultValidatorFactory();
        handler = new ApplicationHandler(Mount.configure(
                new Application() {
                    @Override
                    @SuppressWarnings("deprecation")
                    public Set<Object> getSingletons() {
                        return Set.of(new Notes());
                    }
                },
                validation));
    }

    @AfterAll
    static void close() {
        handler.onShutdown(null);
        validation.close();
    }

    @Test
    void writesTimesAndOptionalsPlainly() throws Exception {
        JsonNode list = ask("GET", "notes", null).expect(200);

        assertThat(list.get(0).get("at").asText()).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(list.get(0).get("author").isNull()).isTrue();
    }

    @Test
    void refusesAnInvalidBodyFieldByField() throws Exception {
        JsonNode problem = ask("POST", "notes", "{\"text\":\" \"}").expect(422);

        assertThat(problem.get("code").asText()).isEqualTo("request.invalid");
        assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo("text");
        assertThat(problem.get("errors").get(0).get("code").asText()).isEqualTo("not_blank");
        assertThat(problem.get("type").asText()).isEqualTo("urn:switchboard:problem:request.invalid");
        assertThat(problem.get("status").asInt()).isEqualTo(422);
    }

    @Test
    void refusesAnInvalidParameterByItsName() throws Exception {
        JsonNode problem = ask("GET", "notes?limit=101", null).expect(422);

        assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo("limit");
    }

    @Test
    void refusesFieldsThatItDoesNotKnow() throws Exception {
        JsonNode problem = ask("POST", "notes", "{\"text\":\"a\",\"colour\":\"red\"}").expect(400);

        assertThat(problem.get("code").asText()).isEqualTo("request.malformed");
        assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo("colour");
    }

    @Test
    void refusesValuesOfAnotherKindWithoutRepeatingThem() throws Exception {
        JsonNode problem = ask("POST", "notes", "{\"text\":\"a\",\"at\":\"yesterday\"}").expect(400);

        assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo("at");
        assertThat(problem.toString()).doesNotContain("yesterday").contains("send a time such as 2026-01-31T09:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "1.5", "true", "[]", "{}"})
    void saysWhichFieldShouldHaveBeenAText(String value) throws Exception {
        JsonNode error = ask("POST", "notes", "{\"text\":" + value + "}").expect(400).get("errors").get(0);

        assertThat(error.get("field").asText()).isEqualTo("text");
        assertThat(error.get("code").asText()).isEqualTo("type");
        assertThat(error.get("detail").asText()).isEqualTo("The field text has a value of the wrong kind; send a text.");
    }

    @Test
    void refusesWhatIsNoJson() throws Exception {
        assertThat(ask("POST", "notes", "{\"text\":").expect(400).get("code").asText()).isEqualTo("request.malformed");
    }

    @Test
    void refusesAMissingBodyWhereOneIsNeeded() throws Exception {
        for (String missing : new String[] {null, "", "null"}) {
            assertThat(ask("POST", "notes", missing).expect(400).get("code").asText()).isEqualTo("request.malformed");
            assertThat(ask("POST", "notes/either", missing).expect(200).get("text").asText()).isEqualTo("nothing");
        }
    }

    @Test
    void showsARefusalWithItsExtensions() throws Exception {
        JsonNode problem = ask("GET", "notes/refused", null).expect(409);

        assertThat(problem.get("code").asText()).isEqualTo("note.closed");
        assertThat(problem.get("allowed").get(0).asText()).isEqualTo("open");
        assertThat(problem.get("detail").asText()).isEqualTo("The note is closed; open it first.");
        assertThat(ask("GET", "notes/wrong", null).expect(422).get("errors").get(0).get("field").asText()).isEqualTo("text");
    }

    @Test
    void saysWhenToComeAgain() throws Exception {
        Answer answer = ask("GET", "notes/busy", null);

        answer.expect(429);
        assertThat(answer.response().getHeaderString("Retry-After")).isEqualTo("3");
    }

    @Test
    void answersUnknownAndUnreadableIdsAlike() throws Exception {
        JsonNode unknown = ask("GET", "notes/01900000-0000-7000-8000-000000000000", null).expect(404);
        JsonNode unreadable = ask("GET", "notes/xyz", null).expect(404);

        assertThat(unreadable).isEqualTo(unknown);
    }

    @Test
    void tellsNothingOfAFailureOfItsOwn() throws Exception {
        // The failure is meant; its stack would only worry whoever reads the build.
        Logger.getLogger(ProblemMapper.class.getName()).setLevel(Level.OFF);

        JsonNode problem = ask("GET", "notes/broken", null).expect(500);

        assertThat(problem.get("code").asText()).isEqualTo("server.error");
        assertThat(problem.toString()).doesNotContain("secret detail", "IllegalState");
    }

    @Test
    void answersHttpRefusalsAsProblemsAndLeavesAnswersAlone() throws Exception {
        assertThat(ask("DELETE", "notes", null).expect(405).get("code").asText()).isEqualTo("request.method_not_allowed");
        assertThat(ask("DELETE", "notes", null).response().getHeaderString("Allow")).contains("GET");
        assertThat(ask("GET", "notes/elsewhere", null).response().getStatus()).isEqualTo(303);
    }

    @Test
    void takesUploads() throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"a.jar\"\r\n\r\nbytes\r\n--x--\r\n";

        JsonNode note = ask("POST", "notes/files", body, "multipart/form-data; boundary=x").expect(200);

        assertThat(note.get("text").asText()).isEqualTo("bundle=bytes");
        assertThat(note.get("author").asText()).isEqualTo("a.jar");
    }

    private static Answer ask(String method, String address, @Nullable String body) throws Exception {
        return ask(method, address, body, "application/json");
    }

    private static Answer ask(String method, String address, @Nullable String body, String mediaType)
            throws InterruptedException, ExecutionException {
        URI base = URI.create("http://localhost/api/toy/");
        ContainerRequest request =
                new ContainerRequest(base, base.resolve(address), method, null, new MapPropertiesDelegate(), null);
        request.header("Accept", "application/json");
        if (body != null) {
            request.header("Content-Type", mediaType);
            request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ContainerResponse response = handler.apply(request, out).get();
        return new Answer(response, out.toByteArray());
    }

    private record Answer(ContainerResponse response, byte[] body) {
        JsonNode expect(int status) throws IOException {
            assertThat(response.getStatus()).as(new String(body, StandardCharsets.UTF_8)).isEqualTo(status);
            String expected = status >= 400 ? "application/problem+json" : "application/json";
            assertThat(response.getMediaType()).hasToString(expected);
            return JSON.readTree(body);
        }
    }
}
