// SPDX-License-Identifier: Apache-2.0
/** The rules of conversations and messages. */
@NullMarked
package io.switchboard.conversations.internal.domain;

import org.jspecify.annotations.NullMarked;
