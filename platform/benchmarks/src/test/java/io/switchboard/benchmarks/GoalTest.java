// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void theWorstRoundIsTheLowestWhereMoreIsBetter() {
        Goal goal = Goal.ratioAtLeast(1.3);
        assertThat(goal.worst(List.of(1.6, 1.29, 2.0))).isEqualTo(1.29);
        assertThat(goal.isMetBy(1.29)).isFalse();
        assertThat(goal.isMetBy(1.3)).isTrue();
    }

    @Test
    void theWorstRoundIsTheHighestWhereLessIsBetter() {
        Goal goal = Goal.ratioAtMost(3);
        assertThat(goal.worst(List.of(1.0, 3.1, 2.0))).isEqualTo(3.1);
        assertThat(goal.isMetBy(3.1)).isFalse();
        assertThat(goal.isMetBy(3)).isTrue();
    }

    @Test
    void aRoundWithoutAFigureMeetsNoGoal() {
        for (Goal goal : List.of(Goal.ratioAtLeast(0), Goal.ratioAtMost(100), Goal.atMost(100))) {
            assertThat(goal.isMetBy(goal.worst(List.of(1.0, Double.NaN)))).as(goal.toString()).isFalse();
            assertThat(goal.isMetBy(goal.worst(List.of()))).as(goal.toString()).isFalse();
        }
    }

    @Test
    void readsAsInTheTable() {
        assertThat(Goal.ratioAtLeast(.45)).hasToString("≥ 0.45");
        assertThat(Goal.atMost(20)).hasToString("≤ 20");
        assertThat(Goal.told()).hasToString("");
    }
}
