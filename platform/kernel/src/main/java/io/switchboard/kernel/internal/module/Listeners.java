// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.kernel.module.MachineFault;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the platform that follow generations. Only {@link #prepare} can refuse one. */
final class Listeners {
    private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

    private final List<GenerationListener> all = new CopyOnWriteArrayList<>();

    void add(GenerationListener listener) {
        all.add(listener);
    }

    void prepare(LiveGeneration candidate) throws DeploymentRefused {
        for (GenerationListener listener : all) {
            try {
                listener.prepare(candidate);
            } catch (Throwable e) {
                MachineFault.rethrow(e);
                // The border to code that loads whatever the module brings.
                throw new DeploymentRefused(
                        candidate + " cannot be served: " + Causes.of(e) + "; mend it and deploy a higher version.", e);
            }
        }
    }

    void live(LiveGeneration generation) {
        tell(generation, GenerationListener::live);
    }

    void replaced(LiveGeneration generation) {
        tell(generation, GenerationListener::replaced);
    }

    void retired(LiveGeneration generation) {
        tell(generation, GenerationListener::retired);
    }

    private void tell(LiveGeneration generation, BiConsumer<GenerationListener, Generation> news) {
        for (GenerationListener listener : all) {
            try {
                news.accept(listener, generation);
            } catch (Throwable e) {
                MachineFault.rethrow(e);
                // The border to other parts of the platform: one that fails must not keep the news from the rest.
                logger.error("{} failed over {}", listener.getClass().getName(), generation, e);
            }
        }
    }

    boolean hasOpenPages(LiveGeneration generation) {
        try {
            return all.stream().anyMatch(listener -> listener.hasOpenPages(generation));
        } catch (Throwable e) {
            MachineFault.rethrow(e);
            // As above; a generation must not live for ever because nobody can say who looks at it.
            logger.error("Whether {} has open pages is unknown; it is taken as no", generation, e);
            return false;
        }
    }
}
