// SPDX-License-Identifier: Apache-2.0
/** The checks of the doctor, one class for each. */
@NullMarked
package io.switchboard.foundation.internal.doctor;

import org.jspecify.annotations.NullMarked;
