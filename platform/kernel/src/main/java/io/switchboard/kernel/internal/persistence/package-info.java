// SPDX-License-Identifier: Apache-2.0
/** Tenant connections, transactions, migrations and persistence units. */
@NullMarked
package io.switchboard.kernel.internal.persistence;

import org.jspecify.annotations.NullMarked;
