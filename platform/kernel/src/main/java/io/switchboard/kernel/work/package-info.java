// SPDX-License-Identifier: Apache-2.0
/** What members have open in the modules, and where it goes when they leave. */
@NullMarked
package io.switchboard.kernel.work;

import org.jspecify.annotations.NullMarked;
