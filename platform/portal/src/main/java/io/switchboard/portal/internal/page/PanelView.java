// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

/**
 * A page of a module that another module's page shows in a frame.
 *
 * @param src its address, without the parameters that the place adds
 */
public record PanelView(String module, String title, String src) {}
