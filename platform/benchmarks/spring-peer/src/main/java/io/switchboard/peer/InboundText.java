// SPDX-License-Identifier: Apache-2.0
package io.switchboard.peer;

import java.time.Instant;

/** One message of a webhook. */
public record InboundText(String id, String from, String name, Instant at, String body) {}
