// SPDX-License-Identifier: Apache-2.0
/** The portal under as many signed-in browsers as a large support team has. */
@NullMarked
package io.switchboard.benchmarks.portal;

import org.jspecify.annotations.NullMarked;
