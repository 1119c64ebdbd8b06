// SPDX-License-Identifier: Apache-2.0
/** People and their organizations: registration, sign-in, tokens, roles and members. */
@NullMarked
package io.switchboard.foundation.internal.account;

import org.jspecify.annotations.NullMarked;
