// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.home;

import java.util.List;

/**
 * A module's panel on the home page.
 *
 * @param isSilent whether the module gave no answer; then there are no figures
 */
public record PanelCard(String title, int order, List<Cell> figures, boolean isSilent) {

    /**
     * A figure.
     *
     * @param path below the context path
     */
    public record Cell(String words, String value, String path, boolean needsAttention) {}
}
