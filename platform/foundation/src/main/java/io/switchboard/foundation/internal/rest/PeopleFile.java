// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.tenancy.Team;
import io.switchboard.foundation.People.Person;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Members as a table for spreadsheets. */
final class PeopleFile {
    private static final CSVFormat TABLE = CSVFormat.RFC4180.builder()
            .setHeader("name", "email", "role", "state", "teams", "owner", "joinedAt", "lastSeen", "load")
            .get();

    private PeopleFile() {}

    static void write(List<Person> people, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter table = new CSVPrinter(writer, TABLE);
        for (Person person : people) {
            table.printRecord(
                    Cells.text(person.name()),
                    Cells.text(person.email()),
                    Cells.text(person.roleName()),
                    person.state(),
                    Cells.text(person.teams().stream().map(Team::name).collect(Collectors.joining("; "))),
                    person.isOwner(),
                    person.joinedAt(),
                    person.lastSeen(),
                    person.load());
        }
        table.flush();
        writer.flush();
    }
}
