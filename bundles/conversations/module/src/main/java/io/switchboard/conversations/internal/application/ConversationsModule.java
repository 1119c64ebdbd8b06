// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.module.Command;
import io.switchboard.api.module.MenuEntry;
import io.switchboard.api.module.Module;
import io.switchboard.api.module.Page;
import io.switchboard.api.module.Panel;
import io.switchboard.api.module.Permission;

/** What this bundle is to the platform. */
@Module(id = "conversations", title = "Inbox", feature = "conversations")
@Page(name = "inbox", permission = "conversation.read")
@Page(name = "chat", permission = "conversation.read")
@Page(name = "channels", permission = "channels.view_health channels.manage")
@Page(name = "wallboard", permission = "conversation.read")
@MenuEntry(title = "Inbox", page = "inbox", icon = "inbox", order = 10, start = true)
@MenuEntry(title = "Channels", page = "channels", icon = "zap", order = 90)
@Command(title = "My conversations", page = "inbox?folder=mine", icon = "user-check", group = "go", permission = "conversation.read")
@Command(title = "Unassigned conversations", page = "inbox?folder=unassigned", icon = "inbox", group = "go", permission = "conversation.read")
@Command(title = "Wallboard", page = "wallboard", icon = "monitor", group = "go", permission = "conversation.read")
@Panel(place = "customer.chat", page = "chat", title = "Conversation", order = 10)
@Permission(name = "channels.manage", words = "connect and remove channels", group = "Channels")
@Permission(name = "channels.view_health", words = "see whether channels work", group = "Channels", manager = "all", agent = "all")
@Permission(name = "conversation.read", words = "read conversations", group = "Conversations", scopes = "own team all", manager = "all", agent = "team", viewer = "all")
@Permission(name = "conversation.reply", words = "answer customers", group = "Conversations", scopes = "own team all", manager = "all", agent = "team")
@Permission(name = "conversation.assign", words = "assign conversations", group = "Conversations", scopes = "team all", manager = "all", agent = "team")
@Permission(name = "conversation.delete", words = "delete conversations", group = "Conversations", scopes = "team all", manager = "team")
@Permission(name = "message.redact", words = "remove the words of messages", group = "Messages", scopes = "team all", manager = "team")
@Permission(name = "message.delete_for_everyone", words = "take messages back from customers", group = "Messages", scopes = "own team all", manager = "all", agent = "own")
@Permission(name = "note.write", words = "write notes", group = "Notes", scopes = "own team all", manager = "all", agent = "team")
@Permission(name = "label.apply", words = "put labels on conversations", group = "Labels", scopes = "own team all", manager = "all", agent = "team")
@Permission(name = "label.manage", words = "make and change labels", group = "Labels", manager = "all")
@Permission(name = "canned.manage", words = "change everybody's saved answers", group = "Saved answers", manager = "all")
@Permission(name = "macros.manage", words = "change everybody's macros", group = "Macros", manager = "all")
@Permission(name = "views.share", words = "share views with everybody", group = "Views", manager = "all")
final class ConversationsModule {
    private ConversationsModule() {}
}
