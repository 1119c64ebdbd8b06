// SPDX-License-Identifier: Apache-2.0
/** Organizations, people, sign-in, grants, secrets and files, as the portal sees them. */
@NullMarked
package io.switchboard.foundation;

import org.jspecify.annotations.NullMarked;
