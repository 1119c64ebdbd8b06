// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.switchboard.api.module.Permission;
import io.switchboard.api.module.Permissions;
import io.switchboard.api.web.Access;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every resource method of the platform and of its modules says who may call it, and by permissions that there are. */
class AccessTest {
    private static final Set<String> WORDS =
            Set.of(Access.EVERYBODY, Access.SIGNED_IN, Access.MEMBERS, Access.OPERATORS);
    private static final int FEWEST = 100;

    private final JavaClasses classes = new ClassFileImporter()
            .importPaths(DependencyGraph.PARTS.values().stream()
                    .map(folder -> Sources.file(folder).resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList());

    @Test
    void everyResourceMethodSaysWhoMayCallIt() {
        assertThat(methods(classes).count()).isGreaterThan(FEWEST);
        assertThat(silent(classes)).isEmpty();
    }

    @Test
    void aMethodThatSaysNothingIsFound() {
        assertThat(silent(new ClassFileImporter().importClasses(Planted.class)))
                .singleElement()
                .satisfies(name -> assertThat(name).contains("hole"));
    }

    @Test
    void whatIsAskedForIsDeclaredByWhoeverAsks() {
        Set<String> declared = new TreeSet<>();
        classes.forEach(type -> declared(type).forEach(declared::add));
        assertThat(declared).contains("org.settings", "conversation.read", "customer.read");

        Set<String> asked = new TreeSet<>();
        methods(classes).forEach(method -> access(method).ifPresent(access -> asked.addAll(values(access))));
        asked.removeAll(WORDS);
        assertThat(declared).containsAll(asked);
    }

    private static List<String> silent(JavaClasses classes) {
        return methods(classes)
                .filter(method -> access(method).isEmpty())
                .map(JavaMethod::getFullName)
                .toList();
    }

    private static Stream<JavaMethod> methods(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class));
    }

    private static Optional<JavaAnnotation<?>> access(JavaMethod method) {
        Optional<JavaAnnotation<?>> own = method.tryGetAnnotationOfType(Access.class.getName()).map(found -> found);
        return own.isPresent()
                ? own
                : method.getOwner().tryGetAnnotationOfType(Access.class.getName()).map(found -> found);
    }

    private static List<String> values(JavaAnnotation<?> access) {
        return Arrays.stream((Object[]) access.get("value").orElseThrow()).map(String::valueOf).toList();
    }

    private static List<String> declared(JavaClass type) {
        List<String> names = new ArrayList<>();
        for (JavaAnnotation<?> annotation : type.getAnnotations()) {
            if (annotation.getRawType().isEquivalentTo(Permission.class)) {
                names.add(String.valueOf(annotation.get("name").orElseThrow()));
            } else if (annotation.getRawType().isEquivalentTo(Permissions.class)) {
                for (Object one : (Object[]) annotation.get("value").orElseThrow()) {
                    names.add(String.valueOf(((JavaAnnotation<?>) one).get("name").orElseThrow()));
                }
            }
        }
        return names;
    }

    @Path("planted")
    private static final class Planted {
        @GET
        @Access(Access.MEMBERS)
        public void closed() {}

        @GET
        @Path("hole")
        public void hole() {}
    }
}
