// SPDX-License-Identifier: Apache-2.0
/** Rows of channels, of the webhook journal and of media to fetch. */
@NullMarked
package io.switchboard.whatsapp.internal.persistence;

import org.jspecify.annotations.NullMarked;
