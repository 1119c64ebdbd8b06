// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.portal.internal.web.ModuleThreads.Silence;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModuleThreadsTest {
    private static final long LONG = Duration.ofSeconds(10).toNanos();
    private static final Logger FAILURES = Logger.getLogger(ModuleThreads.class.getName());

    private final ModuleThreads threads = new ModuleThreads("test");

    /** The failures are meant; their stacks would only worry whoever reads the build. */
    @BeforeAll
    static void silence() {
        FAILURES.setLevel(Level.OFF);
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void whatTheBorderLetsThroughIsASilenceToo() {
        ModuleThreads.Question<String> failing = threads.ask("toy", () -> {
            throw new OutOfMemoryError("meant");
        });
        ModuleThreads.Question<String> other = threads.ask("toy", () -> "well");

        assertThat(failing.await(LONG, Silence::name)).isEqualTo("FAILED");
        assertThat(other.await(LONG, Silence::name)).isEqualTo("well");
    }
}
