// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.product;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts the product when the first row wants it, once for all. */
public final class LazyStage implements Supplier<Stage>, AutoCloseable {
    private final Path target;
    private @Nullable Stage stage;

    public LazyStage(Path target) {
        this.target = target;
    }

    @Override
    public Stage get() {
        if (stage == null) {
            stage = Stage.open(target);
        }
        return stage;
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
