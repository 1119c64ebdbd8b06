// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A program in the application's archive, run without a server but with the settings that the server would
 * get. So what the application knows need not be written a second time here.
 */
record ApplicationProgram(ProductHome home, String mainClass) {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String LIBRARIES = "WEB-INF/lib/";

    /** What it wrote to its standard output. */
    String run(ServerSettings settings, List<String> arguments) {
        try {
            Path place = Files.createTempDirectory("switchboard-program");
            try {
                unpack(place);
                return run(place, settings.writeTo(place.resolve("settings")), arguments);
            } finally {
                DataDirectory.delete(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The application's " + mainClass + " cannot be run", e);
        }
    }

    private void unpack(Path place) throws IOException {
        try (ZipFile archive = new ZipFile(home.application().toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                Path file = place.resolve(entry.getName()).normalize();
                boolean isWanted = entry.getName().startsWith(CLASSES) || entry.getName().startsWith(LIBRARIES);
                if (isWanted && !entry.isDirectory() && file.startsWith(place)) {
                    Files.createDirectories(file.getParent());
                    try (InputStream in = archive.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }

    private String run(Path place, Path settings, List<String> arguments) throws IOException {
        Path out = place.resolve("out");
        Path errors = place.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command(place, arguments))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        CommandLine.consumedNames().forEach(builder.environment()::remove);
        builder.environment().put("SWITCHBOARD_CONFIG_FILE", settings.toString());
        Process process = builder.start();
        try {
            if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0) {
                return Files.readString(out);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        throw new StartRefused("The application's " + mainClass + " has failed: " + lastLine(errors));
    }

    private List<String> command(Path place, List<String> arguments) {
        String path = String.join(
                File.pathSeparator,
                place.resolve(CLASSES).toString(),
                place.resolve(LIBRARIES).resolve("*").toString(),
                home.driver().toString());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                path,
                mainClass));
        command.addAll(arguments);
        return command;
    }

    private static String lastLine(Path errors) throws IOException {
        List<String> lines = Files.readAllLines(errors);
        return lines.stream().filter(line -> line.startsWith("Exception") || line.startsWith("Error")).findFirst()
                .orElse(lines.isEmpty() ? "it gave no reason" : lines.get(lines.size() - 1));
    }
}
