// SPDX-License-Identifier: Apache-2.0
/** Customers, recognised by whom they write as, with their live chat beside them. */
@Module(id = "crm", title = "Customers", feature = "crm")
@Page(name = "customers", permission = "customer.read")
@Page(name = "customer", permission = "customer.read")
@Page(name = "panel", permission = "customer.read")
@MenuEntry(title = "Customers", page = "customers", icon = "users", order = 20)
@Command(title = "New customer", page = "customers?new=1", icon = "user-plus", group = "create", permission = "customer.create", key = "Shift+C")
@Panel(place = "conversation.context", page = "panel", title = "Customer", order = 10)
@Permission(name = "customer.read", words = "read customers", group = "Customers", manager = "all", agent = "all", viewer = "all")
@Permission(name = "customer.create", words = "add customers", group = "Customers", manager = "all", agent = "all")
@Permission(name = "customer.edit", words = "edit customers", group = "Customers", scopes = "own team all", manager = "all", agent = "team")
@Permission(name = "customer.delete", words = "delete customers", group = "Customers", manager = "all")
@Permission(name = "customer.merge", words = "merge customers", group = "Customers", manager = "all")
@Permission(name = "customer.import", words = "import customers", group = "Customers", manager = "all")
@Permission(name = "customer.export", words = "export customers", group = "Customers", scopes = "team all", manager = "team")
@Permission(name = "customer.sensitive", words = "see phone numbers and addresses in full", group = "Customers", manager = "all", agent = "all")
@Permission(name = "custom_fields.manage", words = "change custom fields", group = "Custom fields", manager = "all")
@Permission(name = "deal.read", words = "read deals", group = "Deals", scopes = "own team all", manager = "all", agent = "team", viewer = "all")
@Permission(name = "deal.edit", words = "work on deals", group = "Deals", scopes = "own team all", manager = "all", agent = "own")
@Permission(name = "deal.delete", words = "delete deals", group = "Deals", scopes = "own team all", manager = "all")
@Permission(name = "pipeline.manage", words = "change pipelines", group = "Pipelines", manager = "all")
@NullMarked
package io.switchboard.crm.internal;

import io.switchboard.api.module.Command;
import io.switchboard.api.module.MenuEntry;
import io.switchboard.api.module.Module;
import io.switchboard.api.module.Page;
import io.switchboard.api.module.Panel;
import io.switchboard.api.module.Permission;
import org.jspecify.annotations.NullMarked;
