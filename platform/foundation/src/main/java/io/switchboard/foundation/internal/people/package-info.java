// SPDX-License-Identifier: Apache-2.0
/** The members of an organization: invited, given roles, let go. */
@NullMarked
package io.switchboard.foundation.internal.people;

import org.jspecify.annotations.NullMarked;
