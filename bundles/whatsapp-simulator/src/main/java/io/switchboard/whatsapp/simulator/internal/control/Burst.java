// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import io.switchboard.whatsapp.simulator.internal.webhook.Delivery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A plan of many webhooks: which message of which phone, which ones twice, which ones out of order.
 * The same seed gives the same plan.
 */
final class Burst {

    /** What to do; ratios are of the number of messages. */
    record Request(int messages, int phones, double duplicateRatio, double reorderRatio, int concurrency, long seed) {}

    /** One lane, in the order of sending. */
    record Lane(int phone, List<Step> steps) {}

    /**
     * One webhook call.
     *
     * @param message its number among all messages
     * @param copies how many are sent at the same moment
     */
    record Step(int message, int copies) {}

    /**
     * How it goes.
     *
     * @param state {@code running} or {@code done}
     * @param calls planned HTTP calls, retries apart
     * @param webhooks the same, where two at one moment count once
     * @param taken how many of the webhooks were answered with 200
     */
    record Report(String id, String phoneNumberId, String state, int messages, int duplicates, int reordered, int calls, int webhooks,
            int taken, long retries, long millis, List<PhoneReport> phones) {}

    /** One customer and their messages in the order in which they were written. */
    record PhoneReport(String phoneId, String address, List<String> messageIds) {}

    private final Request request;
    private final Random random;
    private int duplicates;
    private int reordered;

    Burst(Request request) {
        this.request = request;
        this.random = new Random(request.seed());
    }

    List<Lane> plan() {
        Set<Integer> twice = pick(request.duplicateRatio());
        Set<Integer> early = pick(request.reorderRatio());
        Map<Integer, List<Step>> lanes = new LinkedHashMap<>();
        for (int message = 0; message < request.messages(); message++) {
            List<Step> steps = lanes.computeIfAbsent(message % request.phones(), phone -> new ArrayList<>());
            // Every other duplicate races its original; the rest come at some later time.
            boolean race = twice.contains(message) && message % 2 == 0;
            steps.add(new Step(message, race ? 2 : 1));
        }
        lanes.values().forEach(steps -> swapNeighbours(steps, early));
        for (int message : twice) {
            duplicates++;
            if (message % 2 != 0) {
                repeatLater(lanes.get(message % request.phones()), message);
            }
        }
        return lanes.entrySet().stream().map(lane -> new Lane(lane.getKey(), lane.getValue())).toList();
    }

    int duplicates() {
        return duplicates;
    }

    int reordered() {
        return reordered;
    }

    static int calls(List<Delivery> deliveries) {
        return deliveries.stream().mapToInt(Delivery::copies).sum();
    }

    private void swapNeighbours(List<Step> steps, Set<Integer> early) {
        for (int i = 1; i < steps.size(); i++) {
            if (early.contains(steps.get(i).message())) {
                Collections.swap(steps, i - 1, i);
                reordered++;
                i++;
            }
        }
    }

    private void repeatLater(List<Step> steps, int message) {
        int original = 0;
        while (steps.get(original).message() != message) {
            original++;
        }
        int later = original + 1 + random.nextInt(steps.size() - original);
        steps.add(later, new Step(message, 1));
    }

    private Set<Integer> pick(double ratio) {
        int count = (int) Math.round(request.messages() * Math.min(ratio, 1));
        Set<Integer> picked = new HashSet<>();
        while (picked.size() < count) {
            picked.add(random.nextInt(request.messages()));
        }
        return picked;
    }
}
