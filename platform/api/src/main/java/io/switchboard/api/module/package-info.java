// SPDX-License-Identifier: Apache-2.0
/** What a bundle declares to become a module: identity, menu entries, commands, panels and permissions. */
@Version("1.2.0")
@NullMarked
package io.switchboard.api.module;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
