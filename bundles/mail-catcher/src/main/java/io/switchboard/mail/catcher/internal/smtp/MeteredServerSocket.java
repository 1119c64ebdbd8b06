// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.smtp;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Accepts connections that are metered. */
final class MeteredServerSocket extends ServerSocket {

    MeteredServerSocket() throws IOException {
        super();
    }

    @Override
    public Socket accept() throws IOException {
        MeteredSocket socket = new MeteredSocket();
        implAccept(socket);
        return socket;
    }
}
