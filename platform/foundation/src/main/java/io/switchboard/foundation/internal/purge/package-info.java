// SPDX-License-Identifier: Apache-2.0
/** Removes what nobody needs any more. */
@NullMarked
package io.switchboard.foundation.internal.purge;

import org.jspecify.annotations.NullMarked;
