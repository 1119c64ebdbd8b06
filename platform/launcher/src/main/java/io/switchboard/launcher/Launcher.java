// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the product in the foreground, says where it is, and stops it on Ctrl-C. */
public final class Launcher {
    static final int STOPPED = 0;
    static final int FAILED = 1;
    static final int MISUNDERSTOOD = 2;
    static final int REFUSED = 3;
    static final int SERVER_DIED = 4;

    private final Progress progress;

    Launcher(Progress progress) {
        this.progress = progress;
    }

    public static void main(String[] arguments) {
        // Always UTF-8, whatever the terminal's locale says; names of people are printed.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // A refused connection is a step of the start here, nothing to warn of.
        Logger.getLogger("org.postgresql").setLevel(Level.OFF);
        System.exit(new Launcher(out::println).execute(arguments));
    }

    int execute(String[] arguments) {
        try {
            CommandLine line = CommandLine.parse(arguments, System.getenv(), ProductHome.find());
            return switch (line.command()) {
                case HELP -> help();
                case DOCTOR -> doctor(line);
                case AUDIT -> new AuditVerify(line.options(), progress).verify() ? STOPPED : FAILED;
                case RUN -> run(line);
            };
        } catch (CommandLine.Misunderstood e) {
            progress.say(e.getMessage() + "\n\n" + CommandLine.USAGE);
            return MISUNDERSTOOD;
        } catch (StartRefused e) {
            progress.say(e.getMessage());
            return REFUSED;
        }
    }

    private int help() {
        progress.say(CommandLine.USAGE);
        return STOPPED;
    }

    private int doctor(CommandLine line) {
        DoctorReport report = new Doctor(line.options()).examine();
        if (line.json()) {
            progress.say(report.json());
        } else {
            report.print(progress);
        }
        return report.state().isFailure() ? FAILED : STOPPED;
    }

    private int run(CommandLine line) {
        long begin = System.nanoTime();
        Product product = Product.unstarted(line.options(), progress);
        Ending ending = Ending.of(product, progress);
        if (line.stopWithParent()) {
            ending.withParent();
        }
        try {
            product.start();
        } catch (StartRefused e) {
            ending.awaitIfBegun();
            throw e;
        }
        new Welcome(line.options(), product).sayTo(progress, Duration.ofNanos(System.nanoTime() - begin));
        int code = product.serverExit().join();
        ending.awaitIfBegun();
        progress.say("The server ended by itself with code " + code + "; its last lines were:\n  "
                + String.join("\n  ", product.server().lastLines(15)));
        product.close();
        return SERVER_DIED;
    }
}
