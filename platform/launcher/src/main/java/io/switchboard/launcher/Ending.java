// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.util.concurrent.locks.LockSupport;

/** Ctrl-C, TERM or the end of the program that started us: server first, then the database, then we. */
final class Ending {
    private final Product product;
    private final Progress progress;
    private volatile boolean begun;

    private Ending(Product product, Progress progress) {
        this.product = product;
        this.progress = progress;
    }

    static Ending of(Product product, Progress progress) {
        Ending ending = new Ending(product, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::run, "switchboard-end"));
        return ending;
    }

    /** For a start through another program, such as Maven, that may be ended without our being told. */
    void withParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(Launcher.STOPPED)));
    }

    private void run() {
        begun = true;
        if (product.isClosed()) {
            return;
        }
        progress.say("Stopping the server, then the database …");
        int code = Launcher.STOPPED;
        try {
            product.close();
            progress.say("Stopped.");
        } catch (IllegalStateException e) {
            progress.say(e.getMessage());
            code = Launcher.FAILED;
        }
        // An ordered stop is a success to whoever waits for us, although a signal began it.
        Runtime.getRuntime().halt(code);
    }

    /** When the end has begun in another thread, that thread has the last word. */
    void awaitIfBegun() {
        while (begun) {
            LockSupport.park();
        }
    }
}
