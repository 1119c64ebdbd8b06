// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.portal;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What came of page views.
 *
 * @param errors those that did not answer 200 with a page
 * @param millis how long each took, by page
 * @param bytes the largest answer as sent, by page
 */
record PageViews(int errors, Map<String, double[]> millis, Map<String, Integer> bytes) {

    private record View(String path, int status, int size, double millis) {}

    /** One browser after another, so that nothing else is in the server. */
    static PageViews alone(Browser browser, List<String> paths, int times) throws Exception {
        List<View> views = new ArrayList<>();
        for (int round = 0; round < times; round++) {
            for (String path : paths) {
                views.add(view(browser, path));
            }
        }
        return of(views);
    }

    /** All browsers at the pages in any order; as many at once as there are threads. */
    static PageViews under(List<Browser> browsers, List<String> paths, int threads, int viewsEach) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<View>>> parts = new ArrayList<>();
            for (Browser browser : browsers) {
                parts.add(pool.submit(() -> {
                    List<View> views = new ArrayList<>();
                    for (int i = 0; i < viewsEach; i++) {
                        views.add(view(browser, paths.get(ThreadLocalRandom.current().nextInt(paths.size()))));
                    }
                    return views;
                }));
            }
            List<View> all = new ArrayList<>();
            for (Future<List<View>> part : parts) {
                all.addAll(part.get());
            }
            return of(all);
        } finally {
            pool.shutdownNow();
        }
    }

    private static View view(Browser browser, String path) throws Exception {
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = browser.view(path);
        return new View(path, answer.statusCode(), answer.body().length, (System.nanoTime() - began) / 1e6);
    }

    private static PageViews of(List<View> views) {
        Map<String, double[]> millis = new LinkedHashMap<>();
        Map<String, Integer> bytes = new LinkedHashMap<>();
        views.stream().map(View::path).distinct().sorted().forEach(path -> {
            millis.put(path, views.stream().filter(view -> view.path().equals(path)).mapToDouble(View::millis).sorted().toArray());
            bytes.put(path, views.stream().filter(view -> view.path().equals(path)).mapToInt(View::size).max().orElse(0));
        });
        return new PageViews((int) views.stream().filter(view -> view.status() != 200).count(), millis, bytes);
    }

    double median(String path) {
        double[] sorted = millis.get(path);
        return sorted[sorted.length / 2];
    }

    double p99() {
        double[] all = millis.values().stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        return all[(int) (all.length * .99)];
    }

    int count() {
        return millis.values().stream().mapToInt(times -> times.length).sum();
    }
}
