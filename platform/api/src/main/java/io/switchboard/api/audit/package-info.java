// SPDX-License-Identifier: Apache-2.0
/** The organization's record of who changed what, to which modules add their own acts. */
@Version("1.0.0")
@NullMarked
package io.switchboard.api.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
