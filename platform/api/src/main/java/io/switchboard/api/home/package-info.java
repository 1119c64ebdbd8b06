// SPDX-License-Identifier: Apache-2.0
/** What a module adds to the home page: figures, and steps for a new organization. */
@Version("1.0.0")
@NullMarked
package io.switchboard.api.home;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
