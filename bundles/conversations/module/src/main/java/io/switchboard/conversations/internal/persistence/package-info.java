// SPDX-License-Identifier: Apache-2.0
/** Rows of the inbox in plain SQL; every call works on the running transaction's connection. */
@NullMarked
package io.switchboard.conversations.internal.persistence;

import org.jspecify.annotations.NullMarked;
