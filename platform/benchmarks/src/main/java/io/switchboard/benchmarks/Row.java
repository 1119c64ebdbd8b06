// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import io.switchboard.benchmarks.product.Stage;
import java.util.List;
import java.util.function.Supplier;

/** A row of the table of goals. */
@FunctionalInterface
public interface Row {

    /** @param stage opens the running product at its first call, so that a row without it runs on a quiet machine */
    List<Measurement> measure(Settings settings, Supplier<Stage> stage) throws Exception;
}
