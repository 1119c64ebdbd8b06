// SPDX-License-Identifier: Apache-2.0
/** The home page: figures of the modules, and the checklist of a new organization. */
@NullMarked
package io.switchboard.portal.internal.home;

import org.jspecify.annotations.NullMarked;
