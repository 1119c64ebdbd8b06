// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class SharedTypesTest {
    private static final int PATIENCE = 50;

    public record Task(String attachment) {}

    @Test
    void aModulesOwnMapperKeepsNoGenerationAlive() throws Exception {
        WeakReference<ClassLoader> loader = readByAMapperOfTheModule();
        assertThat(isGone(loader)).as("what has to be forgotten").isFalse();

        SharedTypes.forget();
        assertThat(isGone(loader)).isTrue();
    }

    private static boolean isGone(WeakReference<ClassLoader> loader) {
        for (int i = 0; i < PATIENCE && !loader.refersTo(null); i++) {
            System.gc();
        }
        return loader.refersTo(null);
    }

    /** In a method of its own, so that no local variable holds what is to go. */
    private static WeakReference<ClassLoader> readByAMapperOfTheModule() throws Exception {
        ClassLoader loader = new Copies();
        Class<?> task = loader.loadClass(Task.class.getName());
        assertThat(new ObjectMapper().readValue("{\"attachment\":\"a\"}", task)).hasToString("Task[attachment=a]");
        return new WeakReference<>(loader);
    }

    /** Loads this test's classes again, as each generation has its own. */
    private static final class Copies extends ClassLoader {
        private Copies() {
            super(SharedTypesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return name.startsWith(SharedTypesTest.class.getName()) ? define(name) : super.loadClass(name, resolve);
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
