// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.switchboard.portal.internal.home;

import org.jspecify.annotations.NullMarked;
