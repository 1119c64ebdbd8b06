// SPDX-License-Identifier: Apache-2.0
/** Row 10: start and memory beside a bare server. */
@NullMarked
package io.switchboard.benchmarks.start;

import org.jspecify.annotations.NullMarked;
