// SPDX-License-Identifier: Apache-2.0
/** The way in: addresses, identity, the gate, webhooks, health, and how refusals are answered. */
@NullMarked
package io.switchboard.portal.internal.web;

import org.jspecify.annotations.NullMarked;
