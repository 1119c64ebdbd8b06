// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.doctor.Doctor;
import io.switchboard.foundation.doctor.Report;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;

/** {@code #{operatorDoctor}}: what the doctor finds. The page asks once it stands, since it takes a moment. */
@Named("operatorDoctor")
@RequestScoped
public class OperatorDoctor {
    private static final Map<Result.Status, String> WORDS = Map.of(
            Result.Status.OK, "OK",
            Result.Status.WARN, "To look after",
            Result.Status.TEMPORARILY_UNAVAILABLE, "Away for now",
            Result.Status.CRITICAL, "To mend",
            Result.Status.HEALTH_CHECK_ERROR, "Not known");
    private static final Map<Result.Status, String> TONES = Map.of(
            Result.Status.OK, "good",
            Result.Status.WARN, "warn",
            Result.Status.TEMPORARILY_UNAVAILABLE, "warn",
            Result.Status.CRITICAL, "bad",
            Result.Status.HEALTH_CHECK_ERROR, "bad");

    @Inject
    private ServletContext context;

    private @Nullable Report report;

    public void examine() {
        CurrentIdentity.require().require(Identity.OPERATE);
        report = Wiring.find(context, Doctor.class).examine();
    }

    /** Null until it was asked for. */
    public @Nullable Report getReport() {
        return report;
    }

    public String words(Result.Status state) {
        return WORDS.getOrDefault(state, state.name());
    }

    public String tone(Result.Status state) {
        return TONES.getOrDefault(state, "hollow");
    }

    private String counted(Result.Status state) {
        return state == Result.Status.OK ? "fine" : words(state).toLowerCase(Locale.ROOT);
    }

    /** The worst first, and otherwise in their order. */
    public List<Report.Examined> getChecks() {
        Report made = report;
        return made == null
                ? List.of()
                : made.checks().stream().sorted(Comparator.comparing(Report.Examined::state).reversed()).toList();
    }

    /** How many of each, the worst first. */
    public String getSummary() {
        Report made = report;
        if (made == null) {
            return "";
        }
        TreeMap<Result.Status, Long> counts = made.checks().stream()
                .map(Report.Examined::state)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        if (counts.keySet().equals(Set.of(Result.Status.OK))) {
            return "All " + made.checks().size() + " checks are fine.";
        }
        return counts.descendingMap().entrySet().stream()
                .map(count -> count.getValue() + " " + counted(count.getKey()))
                .collect(Collectors.joining(", "));
    }
}
