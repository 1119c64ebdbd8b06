// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.smtp;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * GreenMail's SMTP server over a port that was taken before: a taken port is then told to whoever starts
 * this, and not by a thread's end.
 */
public final class CatchingServer extends SmtpServer {

    private static final int WAITING = 100;
    private static final long STOP_MILLIS = 2_000;

    private final ServerSocket bound;
    private final CatchingCommands commands;

    private CatchingServer(ServerSocket bound, MailTaker taker) {
        super(new ServerSetup(bound.getLocalPort(), bound.getInetAddress().getHostAddress(), ServerSetup.PROTOCOL_SMTP), new Managers());
        this.bound = bound;
        this.commands = new CatchingCommands(taker);
        setName("mail-catcher-smtp");
        // Jakarta Mail looks for its parts there, and the connections' threads inherit it; another's may have its own.
        setContextClassLoader(CatchingServer.class.getClassLoader());
        setDaemon(true);
    }

    /** @param port 0 takes any free one */
    public static CatchingServer bind(InetAddress address, int port, MailTaker taker) throws IOException {
        ServerSocket socket = new MeteredServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port), WAITING);
            return new CatchingServer(socket, taker);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public int getPort() {
        return bound.getLocalPort();
    }

    /** Ends what is under way; a sender that was cut off sends again. */
    public void close() throws IOException {
        bound.close();
        stopService(STOP_MILLIS);
    }

    @Override
    protected ServerSocket openServerSocket() {
        return bound;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket socket) {
        return new SmtpSession(commands, (MeteredSocket) socket);
    }
}
