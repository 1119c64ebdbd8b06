// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

/** Something is missing that another bundle may bring; the module can be tried again when one arrives. */
final class NotYet extends DeploymentRefused {
    private static final long serialVersionUID = 1L;

    NotYet(String sentence) {
        super(sentence);
    }
}
