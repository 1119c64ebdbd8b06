// SPDX-License-Identifier: Apache-2.0
/** Customers, recognised by whom they write as, with their live chat beside them. */
@Module(id = "crm", title = "Customers", feature = "crm")
@MenuEntry(title = "Customers", page = "customers", icon = "users", order = 20)
@Command(title = "New customer", page = "customers?new=1", icon = "user-plus", group = "create", permission = "customer.create", key = "Shift+C")
@Panel(place = "conversation.context", page = "panel", title = "Customer", order = 10)
@NullMarked
package io.switchboard.crm.internal;

import io.switchboard.api.module.Command;
import io.switchboard.api.module.MenuEntry;
import io.switchboard.api.module.Module;
import io.switchboard.api.module.Panel;
import org.jspecify.annotations.NullMarked;
