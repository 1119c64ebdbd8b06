// SPDX-License-Identifier: Apache-2.0
/** Pages of module bundles in the one Faces application: views, resources, beans and revisions. */
@NullMarked
package io.switchboard.portal.internal.faces;

import org.jspecify.annotations.NullMarked;
