// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.People;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What the platform knows of an organization, as JSON; read page by page while it is written. */
final class OwnFiles {
    private static final int STEP = 200;

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private final OrganizationSettings settings;
    private final People people;
    private final AuditLog audit;

    OwnFiles(OrganizationSettings settings, People people, AuditLog audit) {
        this.settings = settings;
        this.people = people;
        this.audit = audit;
    }

    void write(Identity actor, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry("settings.json"));
        json.writeValue(zip, settings.read(actor));
        zip.putNextEntry(new ZipEntry("people.json"));
        json.writeValue(zip, everybody(actor));
        zip.putNextEntry(new ZipEntry("audit.jsonl"));
        writeAudit(actor, zip);
    }

    private List<People.Person> everybody(Identity actor) {
        List<People.Person> all = new ArrayList<>();
        @Nullable UserId after = null;
        List<People.Person> page;
        do {
            page = people.list(actor, "", STEP, after);
            all.addAll(page);
            after = page.isEmpty() ? null : page.get(page.size() - 1).id();
        } while (page.size() == STEP);
        return all;
    }

    private void writeAudit(Identity actor, OutputStream out) throws IOException {
        @Nullable Long before = null;
        List<AuditLog.Entry> page;
        do {
            page = audit.list(actor, AuditLog.Filter.ALL, STEP, before);
            for (AuditLog.Entry entry : page) {
                json.writeValue(out, entry);
                out.write('\n');
                before = entry.number();
            }
        } while (page.size() == STEP);
    }
}
