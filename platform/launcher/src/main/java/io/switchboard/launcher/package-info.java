// SPDX-License-Identifier: Apache-2.0
/** Starts the database and the server as one product, and stops them together. */

@NullMarked
package io.switchboard.launcher;

import org.jspecify.annotations.NullMarked;
