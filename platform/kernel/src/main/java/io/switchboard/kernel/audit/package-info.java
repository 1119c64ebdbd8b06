// SPDX-License-Identifier: Apache-2.0
/** What the kernel tells of acts, to whoever keeps the record of them. */
@NullMarked
package io.switchboard.kernel.audit;

import org.jspecify.annotations.NullMarked;
