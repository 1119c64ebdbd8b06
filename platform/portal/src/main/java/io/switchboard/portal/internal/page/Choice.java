// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

/** One of several values to choose from, and how it is shown. */
public record Choice(String value, String label) {}
