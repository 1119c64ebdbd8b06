// SPDX-License-Identifier: Apache-2.0
/** The one gate between callers and modules. */

@NullMarked
package io.switchboard.kernel.gate;

import org.jspecify.annotations.NullMarked;

