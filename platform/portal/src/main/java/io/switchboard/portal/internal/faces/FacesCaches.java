// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import jakarta.faces.validator.BeanValidator;
import jakarta.servlet.ServletContext;
import java.beans.Introspector;
import java.util.List;
import java.util.ResourceBundle;
import org.primefaces.context.PrimeApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Faces and its libraries forget a generation. One reference that stays keeps every class of it,
 * so each place that was found to hold some is named here.
 */
public final class FacesCaches implements GenerationListener {
    private static final Logger log = LoggerFactory.getLogger(FacesCaches.class);

    private final ServletContext context;
    private final CompiledPages compiled;
    private final ViewStates states;

    public FacesCaches(ServletContext context, CompiledPages compiled, OpenSessions sessions) {
        this.context = context;
        this.compiled = compiled;
        this.states = new ViewStates(sessions::all);
    }

    @Override
    public void retired(Generation generation) {
        ClassLoader loader = generation.classLoader();
        List<Runnable> places = List.of(
                () -> compiled.evict(ModulePages.addressPrefix(generation)),
                () -> states.drop(loader),
                () -> ResourceBundle.clearCache(loader),
                Introspector::flushCaches,
                // Both are made anew at their next use. The old ones are not closed: a request may be using them.
                () -> context.removeAttribute(BeanValidator.VALIDATOR_FACTORY_KEY),
                () -> context.removeAttribute(PrimeApplicationContext.INSTANCE_KEY));
        for (Runnable place : places) {
            forget(place, generation);
        }
    }

    private static void forget(Runnable place, Generation generation) {
        try {
            place.run();
        } catch (RuntimeException failure) {
            // The other places must still be cleaned.
            log.warn("A cache still holds {} {}", generation.descriptor().id(), generation.revision(), failure);
        }
    }
}
