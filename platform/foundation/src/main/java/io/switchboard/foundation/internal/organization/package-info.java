// SPDX-License-Identifier: Apache-2.0
/** What organizations say about themselves. */
@NullMarked
package io.switchboard.foundation.internal.organization;

import org.jspecify.annotations.NullMarked;
