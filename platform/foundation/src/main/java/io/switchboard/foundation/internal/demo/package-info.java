// SPDX-License-Identifier: Apache-2.0
/** The organizations of a demonstration. */
@NullMarked
package io.switchboard.foundation.internal.demo;

import org.jspecify.annotations.NullMarked;
