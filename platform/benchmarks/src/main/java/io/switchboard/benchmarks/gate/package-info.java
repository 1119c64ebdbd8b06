// SPDX-License-Identifier: Apache-2.0
/** Row 6: what a check of the gate costs, and how soon a change is in force. */
@NullMarked
package io.switchboard.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
