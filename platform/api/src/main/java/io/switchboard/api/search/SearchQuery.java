// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.search;

/**
 * What somebody looks for.
 *
 * @param text as typed, without spaces around it; never blank
 * @param limit how many hits are shown at most
 */
public record SearchQuery(String text, int limit) {}
