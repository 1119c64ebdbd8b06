// SPDX-License-Identifier: Apache-2.0
/** Encryption of tenant secrets at rest. */
@Version("1.0.0")
@NullMarked
package io.switchboard.api.secret;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
