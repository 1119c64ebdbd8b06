// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

/** One look at what a start needs from this machine; it changes nothing. */
@FunctionalInterface
interface Check {
    Finding look();
}
