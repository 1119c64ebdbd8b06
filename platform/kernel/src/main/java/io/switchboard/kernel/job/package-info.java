// SPDX-License-Identifier: Apache-2.0
/** The job runner. */

@NullMarked
package io.switchboard.kernel.job;

import org.jspecify.annotations.NullMarked;

