// SPDX-License-Identifier: Apache-2.0
/** Tenant-bound transactions that the platform lends to a module. */
@Version("1.0.0")
@NullMarked
package io.switchboard.api.persistence;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
