// SPDX-License-Identifier: Apache-2.0
/** The REST resources. */
@NullMarked
package io.switchboard.crm.internal.rest;

import org.jspecify.annotations.NullMarked;
