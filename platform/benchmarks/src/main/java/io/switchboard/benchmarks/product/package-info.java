// SPDX-License-Identifier: Apache-2.0
/** The product, running as the launcher starts it, and those who use it. */
@NullMarked
package io.switchboard.benchmarks.product;

import org.jspecify.annotations.NullMarked;
