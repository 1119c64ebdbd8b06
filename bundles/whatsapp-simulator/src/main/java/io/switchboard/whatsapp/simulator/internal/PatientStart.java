// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a simulator as soon as its port is free. During an update the old generation still holds the
 * port until it has drained, so the new one cannot wait in its activation: it would never become the
 * one that the old makes room for.
 */
final class PatientStart {

    private static final Logger LOG = LoggerFactory.getLogger(PatientStart.class);

    private static final long OFTEN_MILLIS = 50;
    private static final long SELDOM_MILLIS = 2_000;
    private static final int OFTEN_TIMES = 200;

    private final Simulator simulator;
    private final int port;
    private int attempts;
    private volatile boolean late;

    PatientStart(Simulator simulator, int port) {
        this.simulator = simulator;
        this.port = port;
    }

    void begin() {
        attempts++;
        try {
            simulator.listen();
            LOG.info("The WhatsApp simulator's phone page is at {}", simulator.base());
        } catch (IOException e) {
            if (attempts == OFTEN_TIMES) {
                late = true;
                LOG.warn("Port {} is still taken after ten seconds; the WhatsApp simulator waits for it", port, e);
            }
            long pause = late ? SELDOM_MILLIS : OFTEN_MILLIS;
            simulator.threads().timers().schedule(this::begin, pause, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the port has been taken for longer than a generation needs to drain. */
    boolean late() {
        return late && !simulator.listening();
    }
}
