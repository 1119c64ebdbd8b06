// SPDX-License-Identifier: Apache-2.0
/** Refusals that reach a user as one sentence and a stable code. */
@Version("1.0.0")
@NullMarked
package io.switchboard.api.problem;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
