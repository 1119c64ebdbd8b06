// SPDX-License-Identifier: Apache-2.0
/** What a bundle declares to become a module: identity, pages, menu entries, commands, panels and permissions. */
@Version("1.3.0")
@NullMarked
package io.switchboard.api.module;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
