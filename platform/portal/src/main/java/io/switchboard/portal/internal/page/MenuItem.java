// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

/** An entry of the menu as a page shows it. */
public record MenuItem(String module, String title, String href, String icon, boolean active, int count) {}
