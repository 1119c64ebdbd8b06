// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Which TCP ports can be had. */
public final class Ports {
    /** Below the range that the system takes outgoing ports from, so that a chosen one is free again tomorrow. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** A free port that nothing else is likely to take. */
    public static int choose() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (free(port)) {
                return port;
            }
        }
        throw new StartRefused("No free port was found between " + LOWEST + " and " + HIGHEST + ".");
    }

    static void refuseIfTaken(int port, String what, String option) {
        if (!free(port)) {
            throw new StartRefused("Port " + port + " for " + what
                    + " is taken by another program; end that one, or choose another port with " + option + ".");
        }
    }
}
