// SPDX-License-Identifier: Apache-2.0
/** What the inbox does: receiving, sending, assigning, resolving, and the jobs behind it. */
@NullMarked
package io.switchboard.conversations.internal.application;

import org.jspecify.annotations.NullMarked;
