// SPDX-License-Identifier: Apache-2.0
/** Modules, their generations and the deployer, as the platform sees them. */

@NullMarked
package io.switchboard.kernel.module;

import org.jspecify.annotations.NullMarked;

