// SPDX-License-Identifier: Apache-2.0
/** Durable business facts, told once committed and delivered at least once to every module that listens. */
@Version("1.1.0")
@NullMarked
package io.switchboard.api.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
