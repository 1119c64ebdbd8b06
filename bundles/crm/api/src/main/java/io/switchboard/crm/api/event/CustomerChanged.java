// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.api.event;

import java.util.UUID;

/** {@code customer.created} and {@code customer.updated}. */
public record CustomerChanged(UUID customer, String displayName) {}
