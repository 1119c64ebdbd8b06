// SPDX-License-Identifier: Apache-2.0
/** Parameterised statements in one line. */
@NullMarked
package io.switchboard.foundation.internal.sql;

import org.jspecify.annotations.NullMarked;
