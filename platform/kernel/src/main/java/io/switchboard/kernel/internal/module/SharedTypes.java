// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;

/**
 * The types that Jackson has seen. All mappers that are made without a cache of their own, those of modules
 * too, share one for the whole server, and one class in it keeps every class of its generation.
 */
public final class SharedTypes implements GenerationListener {

    @Override
    public void retired(Generation generation) {
        forget();
    }

    static void forget() {
        TypeFactory.defaultInstance().clearCache();
    }
}
