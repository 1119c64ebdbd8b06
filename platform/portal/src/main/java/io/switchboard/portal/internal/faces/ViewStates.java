// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops stored view states that hold an object of a class loader that goes. A page left in failed
 * validation keeps converted values in the session; without this they live until twenty newer views
 * push them out. It reads a field of MyFaces that is no API: when that fails, the log says so once and
 * the states stay until then.
 */
final class ViewStates {
    private static final Logger log = LoggerFactory.getLogger(ViewStates.class);
    private static final String COLLECTION = "SerializedViewCollection";
    private static final String STATES = "_serializedViews";
    private static final int DEEP = 40;

    private final Supplier<Collection<HttpSession>> sessions;
    private boolean isPossible = true;

    ViewStates(Supplier<Collection<HttpSession>> sessions) {
        this.sessions = sessions;
    }

    void drop(ClassLoader loader) {
        for (HttpSession session : sessions.get()) {
            if (isPossible) {
                drop(session, loader);
            }
        }
    }

    private void drop(HttpSession session, ClassLoader loader) {
        try {
            for (String name : Collections.list(session.getAttributeNames())) {
                Object value = session.getAttribute(name);
                if (value != null && value.getClass().getSimpleName().equals(COLLECTION)) {
                    dropStates(value, loader);
                }
            }
        } catch (IllegalStateException ended) {
            log.debug("A session ended while its view states were looked through", ended);
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            isPossible = false;
            log.warn("View states of this Faces version cannot be looked through; old ones stay until newer views replace them", unreadable);
        }
    }

    private static void dropStates(Object collection, ClassLoader loader) throws ReflectiveOperationException {
        Field field = collection.getClass().getDeclaredField(STATES);
        field.setAccessible(true);
        Map<?, ?> states = (Map<?, ?>) field.get(collection);
        synchronized (collection) {
            states.values().removeIf(state -> holds(state, loader, Collections.newSetFromMap(new IdentityHashMap<>()), 0));
        }
    }

    private static boolean holds(@Nullable Object value, ClassLoader loader, Set<Object> seen, int depth) {
        if (value == null || depth > DEEP) {
            return false;
        }
        if (value.getClass().getClassLoader() == loader) {
            return true;
        }
        if (value instanceof Object[] array) {
            return isNew(value, seen) && holdsAny(Arrays.asList(array), loader, seen, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return isNew(value, seen)
                    && (holdsAny(map.keySet(), loader, seen, depth) || holdsAny(map.values(), loader, seen, depth));
        }
        return value instanceof Collection<?> collection
                && isNew(value, seen)
                && holdsAny(collection, loader, seen, depth);
    }

    private static boolean isNew(Object value, Set<Object> seen) {
        return seen.add(value);
    }

    private static boolean holdsAny(Collection<?> values, ClassLoader loader, Set<Object> seen, int depth) {
        for (Object value : values) {
            if (holds(value, loader, seen, depth + 1)) {
                return true;
            }
        }
        return false;
    }
}
