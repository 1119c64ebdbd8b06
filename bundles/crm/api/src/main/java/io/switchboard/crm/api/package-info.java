// SPDX-License-Identifier: Apache-2.0
/** Customers as other modules ask for them. */
@Version("1.0.0")
@NullMarked
package io.switchboard.crm.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
