// SPDX-License-Identifier: Apache-2.0
/** The inbox over REST, below /api/conversations. */
@NullMarked
package io.switchboard.conversations.internal.rest;

import org.jspecify.annotations.NullMarked;
