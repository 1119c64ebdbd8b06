// SPDX-License-Identifier: Apache-2.0
/** Asks modules for members' open work, and has it handed over by durable jobs. */
@NullMarked
package io.switchboard.kernel.internal.work;

import org.jspecify.annotations.NullMarked;
