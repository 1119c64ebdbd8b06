// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.AuditLog.Entry;
import io.switchboard.foundation.AuditLog.Verification;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code #{auditPage}}: what was done in the organization, as the address asks for it. */
@Named("auditPage")
@RequestScoped
public class AuditPage {
    private static final int STEP = 50;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private AuditQuery query = AuditQuery.read(name -> null);
    private @Nullable List<Entry> found;
    private @Nullable Verification verification;

    @PostConstruct
    void read() {
        query = AuditQuery.read(request::getParameter);
    }

    /** The newest first. */
    public List<Entry> getList() {
        List<Entry> all = found();
        return all.size() > STEP ? all.subList(0, STEP) : all;
    }

    /** One more than are shown tells whether there are others. */
    private List<Entry> found() {
        List<Entry> known = found;
        if (known == null) {
            known = log().list(CurrentIdentity.require(), query.filter(), STEP + 1, query.number());
            found = known;
        }
        return known;
    }

    /** The address of what is older, or empty at the end. */
    public String getOlder() {
        return found().size() > STEP ? query.older(found().get(STEP - 1).number()) : "";
    }

    public boolean isNewest() {
        return query.number() == null;
    }

    public boolean isFiltered() {
        return query.isFiltered();
    }

    public List<String> getActions() {
        return log().actions(CurrentIdentity.require());
    }

    public List<AuditChange> changes(Entry entry) {
        return AuditChange.of(entry.detail());
    }

    /** Where all that is shown is to be had as a file. */
    public String export(String format) {
        return query.export(format);
    }

    /** What it was done to, by its name where the act tells that, else by the beginning of its id. */
    public String subject(Entry entry) {
        return AuditSubject.of(entry);
    }

    public String words(String action) {
        return Wiring.find(context, ActWords.class).of(action);
    }

    public String initials(String name) {
        return Initials.of(name);
    }

    /** Computes the chain anew; asked by the page once it stands, since it reads the whole log. */
    public void verify() {
        verification = log().verify(CurrentIdentity.require());
    }

    /** What came of it, or null before it was asked. */
    public @Nullable Verification getVerification() {
        return verification;
    }

    private AuditLog log() {
        return Wiring.find(context, AuditLog.class);
    }

    public String getActor() {
        return query.actor();
    }

    public String getAction() {
        return query.action();
    }

    public String getFrom() {
        return query.from();
    }

    public String getUntil() {
        return query.until();
    }

    public boolean isFromReadable() {
        return query.isFromReadable();
    }

    public boolean isUntilReadable() {
        return query.isUntilReadable();
    }
}
