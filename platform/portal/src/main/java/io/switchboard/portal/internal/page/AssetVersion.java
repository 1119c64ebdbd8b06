// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

/** Changes with the content of the theme's files. */
public record AssetVersion(String text) {}
