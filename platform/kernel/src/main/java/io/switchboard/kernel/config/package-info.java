// SPDX-License-Identifier: Apache-2.0
/** The one typed configuration. */

@NullMarked
package io.switchboard.kernel.config;

import org.jspecify.annotations.NullMarked;

