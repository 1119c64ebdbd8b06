// SPDX-License-Identifier: Apache-2.0
/** What the operator's console and the operator's REST resources have in common. */
@NullMarked
package io.switchboard.portal.internal.operator;

import org.jspecify.annotations.NullMarked;
