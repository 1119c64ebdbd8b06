// SPDX-License-Identifier: Apache-2.0
/** The roles of an organization. */
@NullMarked
package io.switchboard.foundation.internal.role;

import org.jspecify.annotations.NullMarked;
