// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.audit;

import io.switchboard.api.tenancy.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, and from where.
 *
 * @param id null when the platform acts by itself
 * @param onBehalfOf who answers for what a program or the platform does, or null
 * @param address {@code local} outside a request
 * @param requestId empty outside a request
 */
public record Actor(@Nullable UserId id, String name, @Nullable String onBehalfOf, String address, String requestId) {}
