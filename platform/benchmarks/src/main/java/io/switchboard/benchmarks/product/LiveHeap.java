// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java machine holds, asked with the JDK's own tools. */
public record LiveHeap(long pid) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
    private static final int COLLECTIONS = 3;

    /** Bytes of living objects; the least of several full collections, since some objects need more than one. */
    public long bytes() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            least = Math.min(least, number(TOTAL, jcmd("GC.class_histogram")));
        }
        return least;
    }

    /** Megabytes of memory in use by the process, after a full collection. */
    public double residentMegabytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        return number(RESIDENT, Files.readString(Path.of("/proc", Long.toString(pid), "status"))) / 1024.0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(tool.toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + output);
        }
        return output;
    }

    private static long number(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("Nothing like " + pattern + " in: " + text.lines().limit(5).toList());
        }
        return Long.parseLong(matcher.group(1));
    }
}
