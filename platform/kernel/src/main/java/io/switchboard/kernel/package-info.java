// SPDX-License-Identifier: Apache-2.0
/** The kernel as the web application starts it. */
@NullMarked
package io.switchboard.kernel;

import org.jspecify.annotations.NullMarked;
