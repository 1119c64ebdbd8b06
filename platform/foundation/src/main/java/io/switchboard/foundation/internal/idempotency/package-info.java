// SPDX-License-Identifier: Apache-2.0
/** First answers, kept for those who ask again. */
@NullMarked
package io.switchboard.foundation.internal.idempotency;

import org.jspecify.annotations.NullMarked;
