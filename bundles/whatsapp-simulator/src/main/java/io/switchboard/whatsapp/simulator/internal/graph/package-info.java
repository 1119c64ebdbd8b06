// SPDX-License-Identifier: Apache-2.0
/** The side that the product calls: messages, media, accounts and templates, with Graph-shaped errors. */
@NullMarked
package io.switchboard.whatsapp.simulator.internal.graph;

import org.jspecify.annotations.NullMarked;
