// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What the figures were measured on.
 *
 * @param fsyncMillis the median of writing 8 KB durably, as a commit does
 */
public record Machine(int cores, String java, double loadAverage, double fsyncMillis) {
    private static final int PROBES = 200;

    public static Machine probe(Path folder) throws IOException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                fsync(folder));
    }

    private static double fsync(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "fsync", ".probe");
        long[] nanos = new long[PROBES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(8192);
            for (int i = 0; i < PROBES; i++) {
                long start = System.nanoTime();
                page.clear();
                channel.write(page, (long) i * page.capacity());
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        } finally {
            Files.delete(file);
        }
        Arrays.sort(nanos);
        return nanos[PROBES / 2] / 1e6;
    }
}
