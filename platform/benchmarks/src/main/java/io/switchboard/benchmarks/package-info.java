// SPDX-License-Identifier: Apache-2.0
/** Measures what the platform promises beside floors and peers, and says which goals are met. */
@NullMarked
package io.switchboard.benchmarks;

import org.jspecify.annotations.NullMarked;
