// SPDX-License-Identifier: Apache-2.0
/** What the portal says, in the language of whoever reads it. */
@NullMarked
package io.switchboard.portal.internal.text;

import org.jspecify.annotations.NullMarked;
