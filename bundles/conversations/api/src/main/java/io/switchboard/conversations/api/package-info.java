// SPDX-License-Identifier: Apache-2.0
/** The channel-neutral inbox: what channels bring in and take out, and what other modules ask. */
@Version("1.1.0")
@NullMarked
package io.switchboard.conversations.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
