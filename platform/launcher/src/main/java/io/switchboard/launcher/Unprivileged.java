// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL's programs are run, since they refuse to run as root: in a user namespace without
 * mappings, where root looks like nobody and files keep their owner; where such namespaces are forbidden,
 * as the user nobody, who then must own the files.
 */
enum Unprivileged {
    AS_WE_ARE(List.of()),
    NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final int NOBODY_ID = 65534;

    private final List<String> prefix;

    Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    static Unprivileged here() {
        if (!root()) {
            return AS_WE_ARE;
        }
        return Stream.of(NAMESPACE, NOBODY)
                .filter(way -> Shell.run(way.command("true"), Duration.ofSeconds(5)).ok())
                .findFirst()
                .orElseThrow(() -> new StartRefused("PostgreSQL does not run as root, and neither unshare nor setpriv"
                        + " works here; start as another user, or give an external database with --database-url."));
    }

    private static boolean root() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program);
        command.addAll(List.of(arguments));
        return command;
    }

    /** Lets the programs write below the directory. */
    void own(Path directory) {
        if (this != NOBODY) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(file -> !Files.isSymbolicLink(file)).toList()) {
                Files.setAttribute(file, "unix:uid", NOBODY_ID);
                Files.setAttribute(file, "unix:gid", NOBODY_ID);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
