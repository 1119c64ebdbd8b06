// SPDX-License-Identifier: Apache-2.0
/** Modules in a real framework, built while the tests run. */
@NullMarked
package io.switchboard.kernel.internal.module;

import org.jspecify.annotations.NullMarked;
