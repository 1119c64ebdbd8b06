// SPDX-License-Identifier: Apache-2.0
/** The second factor of sign-ins: codes of an app, codes for when it is lost, and who needs it. */
@NullMarked
package io.switchboard.foundation.internal.factor;

import org.jspecify.annotations.NullMarked;
