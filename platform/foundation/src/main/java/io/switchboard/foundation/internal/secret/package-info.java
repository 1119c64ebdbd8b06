// SPDX-License-Identifier: Apache-2.0
/** Secrets of modules, sealed with a key per organization. */
@NullMarked
package io.switchboard.foundation.internal.secret;

import org.jspecify.annotations.NullMarked;
