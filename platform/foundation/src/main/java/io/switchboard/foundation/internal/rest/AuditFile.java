// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.foundation.AuditLog.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** How the log is written into a file. */
enum AuditFile {
    /** For spreadsheets. */
    CSV("text/csv; charset=utf-8") {
        @Override
        void write(Iterable<Entry> entries, Writer out) throws IOException {
            CSVPrinter table = new CSVPrinter(out, TABLE);
            for (Entry entry : entries) {
                table.printRecord(
                        entry.number(),
                        entry.at(),
                        Cells.text(entry.actor()),
                        Cells.text(entry.actorId()),
                        Cells.text(entry.onBehalfOf()),
                        Cells.text(entry.action()),
                        Cells.text(entry.entityType()),
                        Cells.text(entry.entityId()),
                        JSON.writeValueAsString(entry.detail()),
                        Cells.text(entry.address()),
                        Cells.text(entry.requestId()));
            }
            table.flush();
        }
    },
    /** For programs: an object in each line, as the API gives it. */
    JSONL("application/x-ndjson") {
        @Override
        void write(Iterable<Entry> entries, Writer out) throws IOException {
            for (Entry entry : entries) {
                out.write(JSON.writeValueAsString(entry));
                out.write('\n');
            }
        }
    };

    private static final CSVFormat TABLE = CSVFormat.RFC4180.builder()
            .setHeader("number", "at", "actor", "actorId", "onBehalfOf", "action", "entityType", "entityId", "detail", "address", "requestId")
            .get();
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final String mediaType;

    AuditFile(String mediaType) {
        this.mediaType = mediaType;
    }

    /** @throws InvalidInput for another format */
    static AuditFile named(String format) {
        return switch (format) {
            case "csv" -> CSV;
            case "jsonl" -> JSONL;
            default -> throw new InvalidInput("format", "invalid", "The format is csv or jsonl.");
        };
    }

    String mediaType() {
        return mediaType;
    }

    abstract void write(Iterable<Entry> entries, Writer out) throws IOException;

    void write(Iterable<Entry> entries, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        write(entries, writer);
        writer.flush();
    }
}
