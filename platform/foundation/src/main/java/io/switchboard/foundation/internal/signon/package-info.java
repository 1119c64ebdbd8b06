// SPDX-License-Identifier: Apache-2.0
/** Single sign-on by OpenID Connect: an organization's provider, the way there and back, and whom it vouches for. */
@NullMarked
package io.switchboard.foundation.internal.signon;

import org.jspecify.annotations.NullMarked;
