// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

/** An archive does not become a generation. The message is one sentence with the cause and the next step. */
class DeploymentRefused extends Exception {
    private static final long serialVersionUID = 1L;

    DeploymentRefused(String sentence) {
        super(sentence);
    }

    DeploymentRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
