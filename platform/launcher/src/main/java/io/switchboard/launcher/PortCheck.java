// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

/** Whether a port can be had, or is had by the product that runs on this directory. */
record PortCheck(String what, int port, String option, boolean isRunning) implements Check {

    @Override
    public Finding look() {
        String name = "port " + port;
        boolean isFree = Ports.free(port);
        if (isRunning) {
            return isFree
                    ? Finding.away(name, "Nothing listens there for " + what + ".", "The server is starting, or was given another port: " + option + ".")
                    : Finding.ok(name, "The running product listens there for " + what + ".");
        }
        return isFree
                ? Finding.ok(name, "Free for " + what + ".")
                : Finding.critical(
                        name,
                        "Another program has the port for " + what + ".",
                        "End that one, or choose another port with " + option + ".");
    }
}
