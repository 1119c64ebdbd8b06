// SPDX-License-Identifier: Apache-2.0
/** WhatsApp channels over the official Cloud API or a linked phone: webhooks in, messages out, numbers set up. */
@Module(id = "whatsapp", title = "WhatsApp", feature = "whatsapp")
@Page(name = "connect", permission = "channels.view_health channels.manage")
@Page(name = "connect-panel", permission = "channels.view_health channels.manage")
@Panel(place = "channel.connect", page = "connect-panel", title = "WhatsApp", order = 10)
@NullMarked
package io.switchboard.whatsapp.internal;

import io.switchboard.api.module.Module;
import io.switchboard.api.module.Page;
import io.switchboard.api.module.Panel;
import org.jspecify.annotations.NullMarked;
