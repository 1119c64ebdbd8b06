// SPDX-License-Identifier: Apache-2.0
/** Files of organizations, kept once per content. */
@NullMarked
package io.switchboard.foundation.internal.file;

import org.jspecify.annotations.NullMarked;
