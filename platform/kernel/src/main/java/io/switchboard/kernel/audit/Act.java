// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.audit;

import java.util.Map;

/**
 * What somebody did.
 *
 * @param detail what was {@code before} and {@code after}, as text, numbers, truths and lists of such
 */
public record Act(Actor actor, String action, String entityType, String entityId, Map<String, Object> detail) {}
