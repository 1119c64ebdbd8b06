// SPDX-License-Identifier: Apache-2.0
/** The page that connects a number. */
@NullMarked
package io.switchboard.whatsapp.internal.faces;

import org.jspecify.annotations.NullMarked;
