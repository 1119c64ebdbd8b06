// SPDX-License-Identifier: Apache-2.0
/** Teams and who is in them. */
@NullMarked
package io.switchboard.foundation.internal.team;

import org.jspecify.annotations.NullMarked;
