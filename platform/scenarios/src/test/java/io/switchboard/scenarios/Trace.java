// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import io.switchboard.kernel.module.Generation;
import java.lang.ref.WeakReference;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What is remembered of a generation without keeping it alive, to look for what it left behind. */
record Trace(BundleContext framework, long bundle, String version, WeakReference<ClassLoader> loader) {

    static Trace of(Generation generation, BundleContext framework) {
        return new Trace(
                framework,
                generation.bundle().getBundleId(),
                generation.bundle().getVersion().toString(),
                new WeakReference<>(generation.classLoader()));
    }

    boolean isInstalled() {
        return framework.getBundle(bundle) != null;
    }

    int services() throws InvalidSyntaxException {
        ServiceReference<?>[] left =
                framework.getAllServiceReferences(null, "(" + Constants.SERVICE_BUNDLEID + "=" + bundle + ")");
        return left == null ? 0 : left.length;
    }

    boolean isLoaded() {
        System.gc();
        return loader.get() != null;
    }
}
