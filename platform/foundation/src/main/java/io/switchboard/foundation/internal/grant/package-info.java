// SPDX-License-Identifier: Apache-2.0
/** Which features and limits an organization has, and the gate that answers it. */
@NullMarked
package io.switchboard.foundation.internal.grant;

import org.jspecify.annotations.NullMarked;
