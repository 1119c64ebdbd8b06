// SPDX-License-Identifier: Apache-2.0
/** Rows 1 and 2: webhooks acknowledged when they are durable. */
@NullMarked
package io.switchboard.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
