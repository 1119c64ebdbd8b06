// SPDX-License-Identifier: Apache-2.0
/** The caller bound to the running thread. */

@NullMarked
package io.switchboard.kernel.tenancy;

import org.jspecify.annotations.NullMarked;

