// SPDX-License-Identifier: Apache-2.0
/** Secrets that are handed out once and known by their hash afterwards. */
@NullMarked
package io.switchboard.foundation.internal.token;

import org.jspecify.annotations.NullMarked;
