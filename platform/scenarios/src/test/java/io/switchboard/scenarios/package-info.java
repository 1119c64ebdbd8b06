// SPDX-License-Identifier: Apache-2.0
/** Stories across modules, told on the real product. */
@NullMarked
package io.switchboard.scenarios;

import org.jspecify.annotations.NullMarked;
