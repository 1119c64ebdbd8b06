// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.web.Access;
import io.switchboard.portal.internal.ToyRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One class that stays in some cache keeps every class of its generation. */
class MountLetsGoTest {
    private static final int PATIENCE = 50;

    public record Note(@NotBlank String text) {}

    @Access(Access.EVERYBODY)
    @Path("notes")
    @Consumes("application/json")
    @Produces("application/json")
    public static class Notes {
        @POST
        public Note create(@Valid Note note) {
            return note;
        }
    }

    /** Brings the resource as a module does. */
    public static class Toy extends Application {
        @Override
        @SuppressWarnings("deprecation")
        public Set<Object> getSingletons() {
            return Set.of(new Notes());
        }
    }

    @Test
    void keepsNoClassOfAMountThatIsClosed() throws Exception {
        WeakReference<ClassLoader> loader = serveOnceAndClose();

        for (int i = 0; i < PATIENCE && !loader.refersTo(null); i++) {
            System.gc();
        }
        assertThat(loader.refersTo(null)).isTrue();
    }

    /** In a method of its own, so that no local variable holds what is to go. */
    private static WeakReference<ClassLoader> serveOnceAndClose() throws Exception {
        ClassLoader loader = new Copies();
        Application application = (Application)
                loader.loadClass(Toy.class.getName()).getDeclaredConstructor().newInstance();
        try (Mount mount = Mount.of(application, "/api/toy", ToyRequest.context())) {
            ToyRequest good = ToyRequest.post("/api/toy/notes", "{\"text\":\"a\"}");
            mount.serve(good.request(), good.response());
            assertThat(good.answer()).isEqualTo("200 {\"text\":\"a\"}");

            ToyRequest bad = ToyRequest.post("/api/toy/notes", "{\"text\":\"\"}");
            mount.serve(bad.request(), bad.response());
            assertThat(bad.answer()).startsWith("422 ");

            assertThat(mount.description().at("/paths/~1api~1toy~1notes/post/operationId").asText())
                    .isEqualTo("toy.create");
        }
        return new WeakReference<>(loader);
    }

    /** Loads this test's classes again, as each generation has its own. */
    private static final class Copies extends ClassLoader {
        private Copies() {
            super(MountLetsGoTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(MountLetsGoTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }
}
