// SPDX-License-Identifier: Apache-2.0
/** Checks of the token sheet and of what may use it. */
@NullMarked
package io.switchboard.theme;

import org.jspecify.annotations.NullMarked;
