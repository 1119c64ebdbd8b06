// SPDX-License-Identifier: Apache-2.0
/** The inbox's pages: what they show, as records, and what their buttons do. */
@NullMarked
package io.switchboard.conversations.internal.faces;

import org.jspecify.annotations.NullMarked;
