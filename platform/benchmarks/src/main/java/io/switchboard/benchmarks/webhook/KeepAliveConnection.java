// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over one socket, nothing more. On a machine of two cores a full client would take the time
 * of what it measures.
 */
final class KeepAliveConnection implements Closeable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final String host;
    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private boolean last;
    private int length;

    KeepAliveConnection(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** Sends a whole request and reads the whole answer; returns its status. */
    int exchange(byte[] request) throws IOException {
        if (socket == null) {
            open();
        }
        try {
            socket.getOutputStream().write(request);
            int status = answer();
            if (last) {
                close();
            }
            return status;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open() throws IOException {
        Socket opened = new Socket();
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(TIMEOUT_MILLIS);
        opened.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
        socket = opened;
        in = new BufferedInputStream(opened.getInputStream());
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        last = false;
        length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            read(header.toLowerCase(Locale.ROOT));
        }
        in.skipNBytes(length);
        return status;
    }

    private void read(String header) throws IOException {
        if (header.startsWith("content-length:")) {
            length = Integer.parseInt(header.substring("content-length:".length()).strip());
        } else if (header.startsWith("connection:")) {
            last = header.contains("close");
        } else if (header.startsWith("transfer-encoding:")) {
            throw new IOException("Only answers of a known length are read here: " + header);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
