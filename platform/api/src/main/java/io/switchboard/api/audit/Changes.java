// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an act has made different, field by field. A field that is as it was is left out. */
public final class Changes {
    private static final Changes NONE = new Changes(List.of());

    private final List<Field> fields;

    /**
     * One field.
     *
     * @param before null when there was none
     * @param after null when there is none any more
     */
    public record Field(String name, @Nullable Object before, @Nullable Object after) {
        public Field {
            check(name, before);
            check(name, after);
        }

        private static void check(String name, @Nullable Object value) {
            if (value instanceof Collection<?> several) {
                several.forEach(one -> check(name, one));
            } else if (value instanceof byte[] || value instanceof Record || value instanceof Map<?, ?>) {
                throw new IllegalArgumentException("The field " + name + " of an audit entry is no short value");
            }
        }
    }

    private Changes(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    public static Changes none() {
        return NONE;
    }

    /** A thing that is new has this. */
    public static Changes made(String field, @Nullable Object value) {
        return NONE.and(field, null, value);
    }

    /** A thing that is gone had this. */
    public static Changes gone(String field, @Nullable Object value) {
        return NONE.and(field, value, null);
    }

    public static Changes of(String field, @Nullable Object before, @Nullable Object after) {
        return NONE.and(field, before, after);
    }

    /**
     * These and one more.
     *
     * @param before text, number, truth, id, time, enum constant, or a collection of such; or null
     */
    public Changes and(String field, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return this;
        }
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(field, before, after));
        return new Changes(more);
    }

    /** These and others. */
    public Changes and(Changes others) {
        List<Field> more = new ArrayList<>(fields);
        more.addAll(others.fields);
        return new Changes(more);
    }

    public List<Field> fields() {
        return fields;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
