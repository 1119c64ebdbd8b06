// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.ToyRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.server.wadl.processor.OptionsMethodProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a resource method declares is asked for, and one that declares nothing is not mounted at all. */
class DeclaredAccessTest {
    private static final String BROKEN = "{\"text\":";

    public record Note(String text) {}

    @Path("notes")
    @Access({"note.write", "note.manage"})
    @Consumes("application/json")
    @Produces("application/json")
    public static class Notes {
        @POST
        public Note write(Note note) {
            return note;
        }

        @Access(Access.EVERYBODY)
        @POST
        @Path("open")
        public Note open(Note note) {
            return note;
        }

        @Access(Access.SIGNED_IN)
        @POST
        @Path("signed-in")
        public Note signedIn(Note note) {
            return note;
        }

        @Access(Access.MEMBERS)
        @POST
        @Path("members")
        public Note members(Note note) {
            return note;
        }

        @Access(Access.OPERATORS)
        @POST
        @Path("operators")
        public Note operators(Note note) {
            return note;
        }
    }

    @Path("holes")
    public static class Hole {
        @Access(Access.MEMBERS)
        @POST
        public void closed() {}

        @POST
        @Path("open")
        public void open() {}
    }

    @Path("locating")
    @Access(Access.EVERYBODY)
    public static class Locating {
        @Path("below")
        public Hole below() {
            return new Hole();
        }
    }

    @Path("/")
    @Access(Access.EVERYBODY)
    public static class LocatingBelow {
        @POST
        public void known() {}

        @Path("{id}/below")
        public Object below() {
            return new Hole();
        }
    }

    @Test
    void askedForBeforeTheBodyIsRead() throws Exception {
        Identity writer = member(Map.of("note.write", Scope.OWN));
        Identity manager = member(Map.of("note.manage", Scope.ALL));
        Identity reader = member(Map.of("note.read", Scope.ALL));
        Identity operator = identity(null, Map.of(Identity.OPERATE, Scope.ALL));

        assertThat(answer("", writer)).startsWith("400 ");
        assertThat(answer("", manager)).startsWith("400 ");
        assertThat(answer("", reader)).startsWith("403 ").contains("access.permission_missing").contains("note.write");
        assertThat(answer("", operator)).startsWith("404 ");
        assertThat(answer("", null)).startsWith("401 ");

        assertThat(answer("/open", null)).startsWith("400 ");
        assertThat(answer("/signed-in", null)).startsWith("401 ");
        assertThat(answer("/signed-in", operator)).startsWith("400 ");
        assertThat(answer("/members", reader)).startsWith("400 ");
        assertThat(answer("/members", operator)).startsWith("404 ");
        assertThat(answer("/operators", operator)).startsWith("400 ");
        assertThat(answer("/operators", writer)).startsWith("403 ").contains(Identity.OPERATE);
    }

    @Test
    void aMethodThatSaysNothingRefusesItsModule() {
        assertThatThrownBy(() -> Mount.of(application(new Hole()), "/api/toy", ToyRequest.context()))
                .hasStackTraceContaining("Hole.open does not say who may call it; add @Access");
    }

    @Test
    void whatRunsBeforeAnybodyIsAskedRefusesItsModule() {
        for (Object resource : List.of(new Locating(), new LocatingBelow())) {
            assertThatThrownBy(() -> Mount.of(application(resource), "/api/toy", ToyRequest.context()))
                    .hasStackTraceContaining(resource.getClass().getName() + ".below gives a sub-resource");
        }
    }

    @Test
    void aModulesClassUnderJerseysNameIsNotTakenForJersey() throws Exception {
        String name = "org.glassfish.jersey.taken.Hole";
        Class<?> taken = new Module(name).loadClass(name);

        assertThat(DeclaredAccess.isOwnToJersey(OptionsMethodProcessor.class)).isTrue();
        assertThat(DeclaredAccess.isOwnToJersey(taken)).isFalse();
        Object resource = taken.getConstructor().newInstance();
        assertThatThrownBy(() -> Mount.of(application(resource), "/api/toy", ToyRequest.context()))
                .hasStackTraceContaining("Hole.open does not say who may call it; add @Access");
    }

    /** Loads one class by itself, as a bundle would. */
    private static final class Module extends ClassLoader {
        private final String own;

        Module(String own) {
            super(DeclaredAccessTest.class.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(own)) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static String answer(String path, @Nullable Identity identity) throws Exception {
        try (Mount mount = Mount.of(application(new Notes()), "/api/toy", ToyRequest.context())) {
            ToyRequest asked = ToyRequest.post("/api/toy/notes" + path, BROKEN);
            if (identity == null) {
                mount.serve(asked.request(), asked.response());
            } else {
                try (Binding bound = CurrentIdentity.bind(identity)) {
                    mount.serve(asked.request(), asked.response());
                }
            }
            return asked.answer();
        }
    }

    private static Identity member(Map<String, Scope> scopes) {
        return identity(new OrganizationId(Ids.next()), scopes);
    }

    private static Identity identity(@Nullable OrganizationId organization, Map<String, Scope> scopes) {
        return new Identity(
                new UserId(Ids.next()), "ana@example.org", "Ana", organization, "Lumen", "agent", scopes, Set.of(), null);
    }

    private static Application application(Object resource) {
        return new Application() {
            @Override
            @SuppressWarnings("deprecation") // The way that modules bring their resources.
            public Set<Object> getSingletons() {
                return Set.of(resource);
            }
        };
    }
}
