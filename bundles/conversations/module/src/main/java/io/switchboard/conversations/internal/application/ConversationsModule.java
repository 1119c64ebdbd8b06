// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.module.MenuEntry;
import io.switchboard.api.module.Module;
import io.switchboard.api.module.Panel;

/** What this bundle is to the platform. */
@Module(id = "conversations", title = "Inbox", feature = "conversations")
@MenuEntry(title = "Inbox", page = "inbox", icon = "inbox", order = 10)
@MenuEntry(title = "Channels", page = "channels", icon = "zap", order = 90)
@Panel(place = "customer.chat", page = "chat", title = "Conversation", order = 10)
final class ConversationsModule {
    private ConversationsModule() {}
}
