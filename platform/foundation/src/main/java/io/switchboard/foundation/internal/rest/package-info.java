// SPDX-License-Identifier: Apache-2.0
/** The REST resources of people, organizations and grants. */
@NullMarked
package io.switchboard.foundation.internal.rest;

import org.jspecify.annotations.NullMarked;
