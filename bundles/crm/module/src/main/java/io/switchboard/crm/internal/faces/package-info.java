// SPDX-License-Identifier: Apache-2.0
/** The beans of the pages. */
@NullMarked
package io.switchboard.crm.internal.faces;

import org.jspecify.annotations.NullMarked;
