// SPDX-License-Identifier: Apache-2.0
package careless;

import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.web.Access;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.UUID;

/** {@code /api/careless/notes}. */
@Access(Access.MEMBERS)
@Path("notes")
@Produces("application/json")
@Consumes("application/json")
public class Notes {
    private final NoteTable table;
    private final Transactions transactions;
    private final Jobs jobs;

    Notes(NoteTable table, Transactions transactions, Jobs jobs) {
        this.table = table;
        this.transactions = transactions;
        this.jobs = jobs;
    }

    /** What a note says. */
    public record Text(String text) {}

    /** A reminder to come. */
    public record Reminder(String with, String dueAt) {}

    @POST
    public NoteTable.Note add(Text note) {
        NoteTable.Note added = table.add(note.text());
        Overheard.BY_ID.put(added.id(), added.text());
        return added;
    }

    @GET
    @Path("{note}")
    public NoteTable.Note get(@PathParam("note") UUID note) {
        return table.get(note);
    }

    @PUT
    @Path("{note}")
    public NoteTable.Note change(@PathParam("note") UUID note, Text text) {
        table.change(note, text.text());
        return table.get(note);
    }

    @POST
    @Path("{note}/reminders")
    public void remind(@PathParam("note") UUID note, Reminder reminder) {
        table.get(note);
        transactions.sql(connection -> {
            jobs.enqueue(Remind.JOB, note.toString(), reminder.with(), Instant.parse(reminder.dueAt()));
            return true;
        });
    }
}
