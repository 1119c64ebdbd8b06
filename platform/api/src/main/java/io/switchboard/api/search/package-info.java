// SPDX-License-Identifier: Apache-2.0
/** What a module adds to the portal's search. */
@Version("1.0.0")
@NullMarked
package io.switchboard.api.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
