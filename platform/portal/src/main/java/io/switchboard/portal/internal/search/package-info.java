// SPDX-License-Identifier: Apache-2.0
/** The search above every page: what the platform and the open modules find, and the commands that they offer. */
@NullMarked
package io.switchboard.portal.internal.search;

import org.jspecify.annotations.NullMarked;
