// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the mail server and passes everything on, but for receivers that it was told about:
 * those it refuses, for good or so many times.
 */
final class PickyDoor {
    private final ServerSocket door;
    private final int behind;
    private final Map<String, AtomicInteger> busyFor = new ConcurrentHashMap<>();
    private final AtomicInteger refusedSenders = new AtomicInteger();
    private final Map<String, Boolean> closedFor = new ConcurrentHashMap<>();

    PickyDoor(int behind) {
        this.behind = behind;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    void busyFor(String receiver, int times) {
        busyFor.put(receiver, new AtomicInteger(times));
    }

    void refuseSenderOnce() {
        refusedSenders.incrementAndGet();
    }

    void closedFor(String receiver) {
        closedFor.put(receiver, true);
    }

    void openFor(String receiver) {
        closedFor.remove(receiver);
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                daemon(() -> pass(server, client, false));
                daemon(() -> pass(client, server, true));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Both ends close with the first. */
    private void pass(Socket from, Socket to, boolean isClient) {
        try (from; to) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String refusal = isClient ? refusal(line) : null;
                Socket receiver = refusal == null ? to : from;
                OutputStream out = receiver.getOutputStream();
                out.write(((refusal == null ? line : refusal) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        } catch (IOException closed) {
            // One end has closed: that is how a conversation ends here.
            return;
        }
    }

    private String refusal(String line) {
        if (line.startsWith("MAIL FROM:") && refusedSenders.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return "553 5.7.1 Not from you";
        }
        if (!line.startsWith("RCPT TO:<")) {
            return null;
        }
        String receiver = line.substring("RCPT TO:<".length(), line.indexOf('>'));
        if (closedFor.containsKey(receiver)) {
            return "550 5.1.1 No such person here";
        }
        AtomicInteger left = busyFor.get(receiver);
        return left != null && left.getAndDecrement() > 0 ? "451 4.3.0 Come back later" : null;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "picky-door");
        thread.setDaemon(true);
        thread.start();
    }
}
