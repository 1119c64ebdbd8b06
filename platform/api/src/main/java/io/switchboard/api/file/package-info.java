// SPDX-License-Identifier: Apache-2.0
/** Storage of files that belong to an organization. */
@Version("1.1.0")
@NullMarked
package io.switchboard.api.file;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
