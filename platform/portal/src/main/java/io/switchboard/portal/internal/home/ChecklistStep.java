// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.home;

/**
 * A step of the checklist.
 *
 * @param path where it is done, below the context path
 */
public record ChecklistStep(String title, String text, String path, int order, boolean isDone) {}
