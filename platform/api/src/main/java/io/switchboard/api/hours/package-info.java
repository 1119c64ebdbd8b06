// SPDX-License-Identifier: Apache-2.0
/** When an organization works. */
@Version("1.0.0")
@NullMarked
package io.switchboard.api.hours;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
