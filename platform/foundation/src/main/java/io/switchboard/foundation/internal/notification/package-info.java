// SPDX-License-Identifier: Apache-2.0
/** What members are told in person, and how members tell whether they are there. */
@NullMarked
package io.switchboard.foundation.internal.notification;

import org.jspecify.annotations.NullMarked;
