// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.util.function.BiFunction;
import org.osgi.framework.Bundle;

/**
 * A platform service that modules get.
 *
 * @param create gives the instance for a module id and its bundle
 * @param own whether the instance is the bundle's own, to be closed when the bundle leaves if it can be
 */
public record LentService<T>(Class<T> type, BiFunction<String, Bundle, T> create, boolean own) {

    /** An instance for each module bundle. */
    public LentService(Class<T> type, BiFunction<String, Bundle, T> create) {
        this(type, create, true);
    }

    /** One instance for all; no module's leaving closes it. */
    public static <T> LentService<T> shared(Class<T> type, T instance) {
        return new LentService<>(type, (module, bundle) -> instance, false);
    }
}
