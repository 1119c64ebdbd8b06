// SPDX-License-Identifier: Apache-2.0
/** Live events to signed-in clients, by WebSocket for pages and by server-sent events for the API. */
@NullMarked
package io.switchboard.portal.internal.push;

import org.jspecify.annotations.NullMarked;
