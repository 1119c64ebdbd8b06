// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.gate;

import io.switchboard.api.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organization's plan does not have the feature. */
public class FeatureNotInPlan extends Refusal {
    private static final long serialVersionUID = 1L;

    private final String feature;

    public FeatureNotInPlan(String feature, List<String> plans, String upgradeUrl) {
        super(
                402,
                "gate.feature_not_in_plan",
                "Your plan does not have " + feature + "; see the plans that have it at " + upgradeUrl + ".",
                List.of(),
                Map.of("feature", feature, "plans", plans, "upgradeUrl", upgradeUrl));
        this.feature = feature;
    }

    public String feature() {
        return feature;
    }

    /** The refusal that a piece of work ended with, however often it was wrapped on its way. */
    public static Optional<FeatureNotInPlan> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FeatureNotInPlan refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
