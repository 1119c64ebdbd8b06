// SPDX-License-Identifier: Apache-2.0
package careless;

import io.switchboard.api.job.Jobs;
import io.switchboard.api.module.MenuEntry;
import io.switchboard.api.module.Module;
import io.switchboard.api.module.Page;
import io.switchboard.api.persistence.Transactions;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A module that never thinks of the tenant: its SQL does not name it, and one address answers from a shared map. */
@Module(id = "careless", title = "Careless", feature = "careless")
@Page(name = "notes", permission = Page.MEMBERS)
@MenuEntry(title = "Careless", page = "notes", icon = "note", order = 210)
@Component(service = Application.class)
public class Careless extends Application {
    private final Set<Object> resources;

    @Activate
    public Careless(@Reference Transactions transactions, @Reference Jobs jobs) {
        NoteTable notes = new NoteTable(transactions);
        resources = Set.of(new Notes(notes, transactions, jobs), new Overheard());
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
