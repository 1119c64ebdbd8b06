// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import com.fasterxml.jackson.databind.JsonNode;

/** A message template of a business account. */
public record Template(String id, String name, String language, String status, String category, JsonNode components) {}
