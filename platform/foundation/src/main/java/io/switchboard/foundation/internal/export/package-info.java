// SPDX-License-Identifier: Apache-2.0
/** Organizations take along what they have here. */
@NullMarked
package io.switchboard.foundation.internal.export;

import org.jspecify.annotations.NullMarked;
