// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

/** A group of members whose work belongs together. */
public record Team(TeamId id, String name) {}
