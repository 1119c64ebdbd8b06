// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.switchboard.portal.internal.text;

import org.jspecify.annotations.NullMarked;
