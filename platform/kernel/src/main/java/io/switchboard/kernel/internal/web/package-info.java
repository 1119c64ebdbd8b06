// SPDX-License-Identifier: Apache-2.0
/** Webhook addresses and passing signals. */
@NullMarked
package io.switchboard.kernel.internal.web;

import org.jspecify.annotations.NullMarked;
