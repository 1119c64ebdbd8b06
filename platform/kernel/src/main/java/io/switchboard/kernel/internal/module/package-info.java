// SPDX-License-Identifier: Apache-2.0
/** The embedded framework, the generations of modules in it, and the deployer that replaces them under traffic. */
@NullMarked
package io.switchboard.kernel.internal.module;

import org.jspecify.annotations.NullMarked;
