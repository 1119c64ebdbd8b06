// SPDX-License-Identifier: Apache-2.0
/** Outbox, delivery to modules and the live feed. */
@NullMarked
package io.switchboard.kernel.internal.event;

import org.jspecify.annotations.NullMarked;
