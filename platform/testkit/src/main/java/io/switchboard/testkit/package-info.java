// SPDX-License-Identifier: Apache-2.0
/** What a module's tests run on: the platform's real database. */
@NullMarked
package io.switchboard.testkit;

import org.jspecify.annotations.NullMarked;
