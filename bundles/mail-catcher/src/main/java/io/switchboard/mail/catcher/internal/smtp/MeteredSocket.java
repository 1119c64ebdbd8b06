// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection of which only so much is read: GreenMail holds a command and a whole mail in memory without a limit. */
final class MeteredSocket extends Socket {

    private long left;

    /** From here on so many bytes may come. */
    void allow(long bytes) {
        left = bytes;
    }

    boolean exhausted() {
        return left <= 0;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                refuseIfExhausted();
                int read = super.read();
                left--;
                return read;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                refuseIfExhausted();
                int read = super.read(buffer, from, length);
                left -= Math.max(read, 0);
                return read;
            }
        };
    }

    /** What still comes is not kept. Ends when the sender is silent for a moment or gone. */
    void drain(int silenceMillis) throws IOException {
        setSoTimeout(silenceMillis);
        try {
            super.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException silence) {
            return;
        }
    }

    private void refuseIfExhausted() throws IOException {
        if (exhausted()) {
            throw new IOException("More was sent than is taken");
        }
    }
}
