// SPDX-License-Identifier: Apache-2.0
/** What is examined in an installation, for its command and for the operator's page alike. */
@NullMarked
package io.switchboard.foundation.doctor;

import org.jspecify.annotations.NullMarked;
