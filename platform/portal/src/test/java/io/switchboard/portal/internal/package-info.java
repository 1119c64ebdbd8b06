// SPDX-License-Identifier: Apache-2.0
/** Toys that several of the portal's tests play with. */
@NullMarked
package io.switchboard.portal.internal;

import org.jspecify.annotations.NullMarked;
