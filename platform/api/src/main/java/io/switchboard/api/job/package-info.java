// SPDX-License-Identifier: Apache-2.0
/** Work that the platform runs for a module, later or in turn, with the tenant it was asked for. */
@Version("1.0.0")
@NullMarked
package io.switchboard.api.job;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
