// SPDX-License-Identifier: Apache-2.0
/** What a module tells members in person. */
@Version("1.0.0")
@NullMarked
package io.switchboard.api.notification;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
