// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Lays out the server's own folder: configuration, application, driver, options of its Java machine. */
final class ServerDirectory {
    static final String SERVER = "switchboard";

    /** From here on Java warns about native code and about sun.misc.Unsafe, which Felix uses. */
    private static final int WARNS_ABOUT_NATIVE_ACCESS = 24;

    private ServerDirectory() {}

    static Path in(Path user) {
        return user.resolve("servers").resolve(SERVER);
    }

    static void layOut(Path user, ProductHome home, List<String> jvmOptions) {
        Path server = in(user);
        try {
            copy(home.serverXml(), server.resolve("server.xml"));
            copy(home.application(), server.resolve("apps").resolve("switchboard.war"));
            copy(home.driver(), server.resolve("lib").resolve("postgresql.jar"));
            Files.write(server.resolve("jvm.options"), options(jvmOptions));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lay out the server in " + server, e);
        }
    }

    /** Leaves an equal file alone: the server keeps what it learned about it at the last start. */
    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)
                && Files.size(from) == Files.size(to)
                && Files.getLastModifiedTime(from).equals(Files.getLastModifiedTime(to))) {
            return;
        }
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** The openings that the server itself needs come with its script. */
    private static List<String> options(List<String> given) {
        List<String> options = new ArrayList<>(List.of(
                "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true", "-XX:+ExitOnOutOfMemoryError"));
        if (Runtime.version().feature() >= WARNS_ABOUT_NATIVE_ACCESS) {
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        options.addAll(given);
        return options;
    }
}
