// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

/**
 * What the border to a module lets through: that the machine itself fails. All else that a module throws, such
 * as that a class of it cannot be linked, is its own failure and must not end a thread of the platform.
 */
public final class MachineFault {

    private MachineFault() {}

    /** Throws it on when it is one. An endless recursion is not: the stack is whole again where it was caught. */
    public static void rethrow(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fault && !(thrown instanceof StackOverflowError)) {
            throw fault;
        }
    }
}
