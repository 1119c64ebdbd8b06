// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.net.URI;

/** Where the webhooks of a business account go. */
public record Callback(URI uri, String verifyToken) {}
