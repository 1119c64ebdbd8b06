// SPDX-License-Identifier: Apache-2.0
/** Keys with which programs use the API. */
@NullMarked
package io.switchboard.foundation.internal.key;

import org.jspecify.annotations.NullMarked;
