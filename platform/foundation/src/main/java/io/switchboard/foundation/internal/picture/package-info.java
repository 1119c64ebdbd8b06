// SPDX-License-Identifier: Apache-2.0
/** Logos and pictures of people. */
@NullMarked
package io.switchboard.foundation.internal.picture;

import org.jspecify.annotations.NullMarked;
