// SPDX-License-Identifier: Apache-2.0
/** What several parts of the kernel share. */
@NullMarked
package io.switchboard.kernel.internal;

import org.jspecify.annotations.NullMarked;
