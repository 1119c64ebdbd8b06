// SPDX-License-Identifier: Apache-2.0
package brittle;

import io.switchboard.api.event.Events;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.module.MenuEntry;
import io.switchboard.api.module.Module;
import io.switchboard.api.module.Page;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.web.Access;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A module that breaks wherever it can, until an archive of it has a file named mended.txt. */
@Module(id = "brittle", title = "Brittle", feature = "brittle")
@Page(name = "form", permission = Page.MEMBERS)
@Page(name = "failing", permission = Page.MEMBERS)
@MenuEntry(title = "Brittle", page = "form", icon = "zap", order = 210)
@Component(service = Application.class)
public class Brittle extends Application {
    /** What must never be shown or told to anybody. */
    static final String PRIVATE = "private words";

    static final AtomicInteger SAVED = new AtomicInteger();

    private final Acts acts;

    @Activate
    public Brittle(
            @Reference Transactions transactions, @Reference Events events, @Reference Jobs jobs, @Reference Clock clock) {
        acts = new Acts(transactions, events, jobs, clock);
    }

    @Override
    public Set<Object> getSingletons() {
        return Set.of(acts);
    }

    static void breakUnlessMended() {
        if (Brittle.class.getResource("/mended.txt") == null) {
            throw new IllegalStateException(PRIVATE);
        }
    }

    /** What happened, with words that are nobody else's. */
    public record Stumbled(String words) {}

    /** Asks for what will fail. */
    @Access(Access.MEMBERS)
    @Path("")
    public static class Acts {
        private final Transactions transactions;
        private final Events events;
        private final Jobs jobs;
        private final Clock clock;

        Acts(Transactions transactions, Events events, Jobs jobs, Clock clock) {
            this.transactions = transactions;
            this.events = events;
            this.jobs = jobs;
            this.clock = clock;
        }

        @POST
        @Path("events")
        public void tell() {
            transactions.sql(connection -> events.publish("brittle.stumbled", "stumble", new Stumbled(PRIVATE)));
        }

        @POST
        @Path("jobs")
        public void enqueue() {
            transactions.sql(connection -> {
                jobs.enqueue("stumble", "one", "{\"words\":\"" + PRIVATE + "\"}", clock.instant());
                return true;
            });
        }

        @GET
        @Path("saved")
        @Produces("application/json")
        public Map<String, Integer> saved() {
            return Map.of("count", SAVED.get());
        }
    }
}
