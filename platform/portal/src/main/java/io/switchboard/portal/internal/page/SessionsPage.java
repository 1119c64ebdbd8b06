// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.NotFound;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Accounts.OpenSession;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.SessionId;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code #{sessionsPage}}: where somebody is signed in, and ending it. */
@Named("sessionsPage")
@RequestScoped
public class SessionsPage {
    @Inject
    private ServletContext context;

    private String session = "";
    private String note = "";
    private @Nullable List<Row> list;

    /** A sign-in and the device in words. */
    public record Row(OpenSession open, Device device) {}

    /** The newest first. */
    public List<Row> getList() {
        List<Row> known = list;
        if (known == null) {
            known = accounts().sessions(CurrentIdentity.require()).stream()
                    .map(open -> new Row(open, Device.of(open.device())))
                    .toList();
            list = known;
        }
        return known;
    }

    public boolean isOthers() {
        return getList().stream().anyMatch(row -> !row.open().isOwn());
    }

    public void end() {
        accounts().endSession(CurrentIdentity.require(), wanted());
        list = null;
        note = Texts.current().get("sessions_has_ended");
    }

    public void endOthers() {
        accounts().endOtherSessions(CurrentIdentity.require());
        list = null;
        note = Texts.current().get("sessions_only_here");
    }

    private SessionId wanted() {
        try {
            return SessionId.of(session);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    private Accounts accounts() {
        return Wiring.find(context, Accounts.class);
    }

    /** What the last act did, or empty. */
    public String getNote() {
        return note;
    }

    public String getSession() {
        return session;
    }

    public void setSession(String session) {
        this.session = session;
    }
}
