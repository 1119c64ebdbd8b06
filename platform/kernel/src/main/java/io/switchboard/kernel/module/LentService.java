// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.util.function.BiFunction;
import org.osgi.framework.Bundle;

/**
 * A platform service that each module bundle gets its own instance of.
 *
 * @param create makes the instance for a module id and its bundle
 */
public record LentService<T>(Class<T> type, BiFunction<String, Bundle, T> create) {}
