// SPDX-License-Identifier: Apache-2.0
/** One Jersey application for the platform and one for each generation of a module. */
@NullMarked
package io.switchboard.portal.internal.rest;

import org.jspecify.annotations.NullMarked;
