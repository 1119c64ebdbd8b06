// SPDX-License-Identifier: Apache-2.0
/** Row 7: from the upload of a module to its first answer. */
@NullMarked
package io.switchboard.benchmarks.deploy;

import org.jspecify.annotations.NullMarked;
