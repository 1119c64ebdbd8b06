// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.doctor;

/** One look at the installation, which changes nothing that stays. */
public interface Check {

    /** What is looked at, in a word or three. */
    String name();

    /** @throws Exception when it cannot be looked at; that is told as such, and no check depends on another */
    Finding look() throws Exception;
}
