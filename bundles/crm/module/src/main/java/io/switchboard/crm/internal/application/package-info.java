// SPDX-License-Identifier: Apache-2.0
/** Use cases and event handlers. */
@NullMarked
package io.switchboard.crm.internal.application;

import org.jspecify.annotations.NullMarked;
