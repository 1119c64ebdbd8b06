// SPDX-License-Identifier: Apache-2.0
/** Customers and how they are recognised. */
@NullMarked
package io.switchboard.crm.internal.domain;

import org.jspecify.annotations.NullMarked;
