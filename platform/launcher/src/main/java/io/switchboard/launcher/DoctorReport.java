// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.launcher.Finding.State;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the doctor has found, for people and for programs. */
record DoctorReport(List<Finding> checks) {

    State state() {
        return checks.stream().map(Finding::state).max(Comparator.naturalOrder()).orElse(State.OK);
    }

    void print(Progress out) {
        int states = width(checks.stream().map(check -> check.state().name()).toList());
        int names = width(checks.stream().map(Finding::name).toList());
        for (Finding check : checks) {
            out.say(("%-" + states + "s  %-" + names + "s  %s").formatted(check.state(), check.name(), check.found()));
            if (!check.fix().isEmpty()) {
                out.say(" ".repeat(states + names + 4) + "→ " + check.fix());
            }
        }
        out.say("\n" + summary());
    }

    private static int width(List<String> column) {
        return column.stream().mapToInt(String::length).max().orElse(1);
    }

    private String summary() {
        Map<State, Long> counts =
                checks.stream().collect(Collectors.groupingBy(Finding::state, TreeMap::new, Collectors.counting()));
        return checks.size() + " checks: "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("state", state());
        document.put("checks", checks);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is data", e);
        }
    }
}
