// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.module.Command;
import io.switchboard.api.module.MenuEntry;
import io.switchboard.api.module.Module;
import io.switchboard.api.module.Panel;

/** What this bundle is to the platform. */
@Module(id = "conversations", title = "Inbox", feature = "conversations")
@MenuEntry(title = "Inbox", page = "inbox", icon = "inbox", order = 10, start = true)
@MenuEntry(title = "Channels", page = "channels", icon = "zap", order = 90)
@Command(title = "My conversations", page = "inbox?folder=mine", icon = "user-check", group = "go", permission = "conversation.read")
@Command(title = "Unassigned conversations", page = "inbox?folder=unassigned", icon = "inbox", group = "go", permission = "conversation.read")
@Panel(place = "customer.chat", page = "chat", title = "Conversation", order = 10)
final class ConversationsModule {
    private ConversationsModule() {}
}
