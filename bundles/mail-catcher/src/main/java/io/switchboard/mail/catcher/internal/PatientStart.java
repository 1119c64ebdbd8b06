// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a mail catcher as soon as its ports are free. During an update the old generation still holds
 * them until it has drained, so the new one cannot wait in its activation: it would never become the
 * one that the old makes room for.
 */
final class PatientStart {

    private static final Logger LOG = LoggerFactory.getLogger(PatientStart.class);

    private static final long OFTEN_MILLIS = 50;
    private static final long SELDOM_MILLIS = 2_000;
    private static final int OFTEN_TIMES = 200;

    private final MailCatcher catcher;
    private int attempts;
    private volatile boolean late;

    PatientStart(MailCatcher catcher) {
        this.catcher = catcher;
    }

    void begin() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail finds its parts by it, and the platform's thread would lead it to the platform's own copy.
        thread.setContextClassLoader(PatientStart.class.getClassLoader());
        try {
            attempt();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void attempt() {
        attempts++;
        try {
            catcher.listen();
            LOG.info("Mails to port {} are caught and shown at {}", catcher.smtpPort(), catcher.base());
        } catch (IOException e) {
            if (attempts == OFTEN_TIMES) {
                late = true;
                LOG.warn("The port {} or {} is still taken after ten seconds; the mail catcher waits for it",
                        catcher.smtpPort(), catcher.httpPort(), e);
            }
            catcher.threads().timers().schedule(this::begin, late ? SELDOM_MILLIS : OFTEN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether a port has been taken for longer than a generation needs to drain. */
    boolean late() {
        return late && !catcher.listening();
    }
}
