// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

/**
 * An active member of the current organization.
 *
 * @param role the key of the role, such as {@code admin} or {@code agent}
 * @param availability {@code online}, {@code busy}, {@code away} or {@code offline}
 */
public record Member(UserId id, String name, String email, String role, String availability) {}
