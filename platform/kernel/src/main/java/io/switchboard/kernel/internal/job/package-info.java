// SPDX-License-Identifier: Apache-2.0
/** The job queue and its runner. */
@NullMarked
package io.switchboard.kernel.internal.job;

import org.jspecify.annotations.NullMarked;
