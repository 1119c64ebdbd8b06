// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.el.StandardELContext;
import jakarta.el.ExpressionFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleObjectsTest {
    private final BundleObjects objects = new BundleObjects();

    public record Person(String name, int age) {
        public String initials() {
            return name.substring(0, 1);
        }

        public boolean isGrown() {
            return age >= 18;
        }
    }

    public static class Page {
        public String getTitle() {
            return "Customers";
        }
    }

    @Test
    void readsRecordsByTheirComponentsAndMethods() throws ReflectiveOperationException {
        Person ana = new Person("Ana", 30);
        BundleObjects.Reader reader = objects.reader(ana).orElseThrow();

        assertThat(read(reader, ana, "name")).isEqualTo("Ana");
        assertThat(read(reader, ana, "initials")).isEqualTo("A");
        assertThat(reader.accessor(ana, "grown")).isEmpty();
        assertThat(reader.beans().getValue(new StandardELContext(ExpressionFactory.newInstance()), ana, "grown"))
                .isEqualTo(true);
    }

    @Test
    void leavesAloneWhatFacesReadsByItself() {
        assertThat(objects.reader(new Page())).isEmpty();
        assertThat(objects.reader(Map.of("a", 1))).isEmpty();
        assertThat(objects.reader(List.of(1))).isEmpty();
        assertThat(objects.reader(new Person[0])).isEmpty();
        assertThat(objects.reader("text")).isEmpty();
        assertThat(objects.reader(Optional.empty())).isEmpty();
    }

    private static Object read(BundleObjects.Reader reader, Object base, String property)
            throws IllegalAccessException, InvocationTargetException {
        return reader.accessor(base, property).orElseThrow().invoke(base);
    }
}
