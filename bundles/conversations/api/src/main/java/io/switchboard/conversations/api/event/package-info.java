// SPDX-License-Identifier: Apache-2.0
/** Facts that the inbox tells. */
@Version("1.0.0")
@NullMarked
package io.switchboard.conversations.api.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
