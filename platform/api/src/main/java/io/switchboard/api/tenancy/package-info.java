// SPDX-License-Identifier: Apache-2.0
/** Who is acting, over whose things, and for which organization. */
@Version("1.2.0")
@NullMarked
package io.switchboard.api.tenancy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
