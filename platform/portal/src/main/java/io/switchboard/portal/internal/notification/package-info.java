// SPDX-License-Identifier: Apache-2.0
/** What members are told in person, over REST and in the frame. */
@NullMarked
package io.switchboard.portal.internal.notification;

import org.jspecify.annotations.NullMarked;
