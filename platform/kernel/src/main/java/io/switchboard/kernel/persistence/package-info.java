// SPDX-License-Identifier: Apache-2.0
/** Database access of the platform itself and of each module. */

@NullMarked
package io.switchboard.kernel.persistence;

import org.jspecify.annotations.NullMarked;

