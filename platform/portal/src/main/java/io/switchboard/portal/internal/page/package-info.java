// SPDX-License-Identifier: Apache-2.0
/** The beans of the platform's own pages. */
@NullMarked
package io.switchboard.portal.internal.page;

import org.jspecify.annotations.NullMarked;
