// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the deployer writes what it does. */
interface Journal {

    /** On whose wish. */
    String actor();

    void identify(String module, String version);

    /** A step was reached. Before the switch, a step that cannot be stored stops the deployment. */
    void step(String state, String sentence);

    /** As {@link #step} after the switch, when nothing can be taken back any more. */
    void note(String state, String sentence);

    /** Not ended: another module must come first. */
    void waiting(String sentence);

    void done(String sentence);

    void rejected(String sentence);

    /** For acts that nobody asked for by themselves: said in the log only. */
    static Journal log(String actor) {
        return new LogOnly(actor);
    }

    /** A journal without rows. */
    record LogOnly(String actor) implements Journal {
        private static final Logger logger = LoggerFactory.getLogger(Journal.class);

        @Override
        public void identify(String module, String version) {
            logger.debug("{} {} begins by {}", module, version, actor);
        }

        @Override
        public void step(String state, String sentence) {
            logger.debug("{}: {}", state, sentence);
        }

        @Override
        public void note(String state, String sentence) {
            step(state, sentence);
        }

        @Override
        public void waiting(String sentence) {
            logger.info("{}", sentence);
        }

        @Override
        public void done(String sentence) {
            logger.info("{}", sentence);
        }

        @Override
        public void rejected(String sentence) {
            logger.error("{}", sentence);
        }
    }
}
