// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.gateway;

import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.webhook.Transport;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.Ids;
import io.switchboard.whatsapp.simulator.internal.world.Session;
import io.switchboard.whatsapp.simulator.internal.world.SessionState;
import io.switchboard.whatsapp.simulator.internal.world.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the business's phone does with the devices it is linked to. */
public final class Linking {

    private static final int LOADING_TICKS = 10;

    private final Sessions sessions;
    private final Directory directory;
    private final Transport transport;
    private final ScheduledExecutorService timers;
    private final Duration loading;

    /** @param tick how long a message takes from tick to tick; loading takes ten of them */
    public Linking(
            Sessions sessions, Directory directory, Transport transport, ScheduledExecutorService timers, Duration tick) {
        this.sessions = sessions;
        this.directory = directory;
        this.transport = transport;
        this.timers = timers;
        this.loading = tick.multipliedBy(LOADING_TICKS);
    }

    /** The phone scans or types a code; a moment later the session is ready. */
    public Session link(String code, @Nullable String phone) {
        Session waiting = sessions.first(session -> code.equals(session.qr()) || code.equals(session.code()))
                .orElseThrow(() -> Refused.notFound("No device waits with this code; it may have expired."));
        BusinessNumber number = number(phone, waiting);
        Session linked = sessions.change(
                        waiting.id(),
                        session -> session.state() == SessionState.QR ? session.linkedWith(number.phoneNumberId()) : session)
                .filter(session -> session.state() == SessionState.AUTHENTICATED)
                .orElseThrow(() -> new Refused(409, "This device does not wait for a code any more."));
        tell(linked);
        timers.schedule(() -> load(linked.id()), loading.toMillis(), TimeUnit.MILLISECONDS);
        return linked;
    }

    /** The sessions that were loading when the simulator stopped. */
    public void resume() {
        sessions.all().stream()
                .filter(session -> session.state() == SessionState.AUTHENTICATED)
                .forEach(session -> load(session.id()));
    }

    private void load(String id) {
        move(id, SessionState.AUTHENTICATED, SessionState.READY, null);
    }

    /** Moves on only from where it is expected. */
    public Optional<Session> move(String id, SessionState from, SessionState to, @Nullable String reason) {
        Optional<Session> moved = sessions.find(id).filter(session -> session.state() == from).flatMap(session ->
                sessions.change(id, now -> now.state() == from ? now.without(to, reason) : now));
        moved.ifPresent(this::tell);
        return moved;
    }

    /** The phone unlinks the device: its token and its webhooks end at once. */
    public Session logOut(String id, String reason) {
        Session out = sessions.change(id, session -> session.without(SessionState.LOGGED_OUT, reason))
                .orElseThrow(() -> Refused.notFound("There is no session " + id + "."));
        tell(out);
        release(out);
        return out;
    }

    /** Takes the number's token and webhooks back. Its chats stay on the phones. */
    void release(Session session) {
        directory.number(session.phoneNumberId() == null ? "" : session.phoneNumberId()).ifPresent(number -> {
            directory.unsubscribe(number.businessAccountId());
            directory.add(number.with(Ids.secret(), Ids.secret()));
        });
    }

    /** A hint that something changed: the product asks what. It is not repeated, since the product asks by itself. */
    private void tell(Session session) {
        var body = Json.object().put("object", "whatsapp_business_account");
        var change = body.putArray("entry").addObject().put("id", session.id()).putArray("changes").addObject();
        // The state and an id of its own, since the product leaves out a body that it has had before.
        change.put("field", "session_update").putObject("value")
                .put("event", session.state().wire()).put("id", Ids.secret());
        transport.hint(session.webhook(), Json.asciiBytes(body), session.appSecret());
    }

    private BusinessNumber number(@Nullable String phone, Session session) {
        String display = phone == null || phone.isBlank() ? unused() : phone.strip();
        if (display.replaceAll("\\D", "").length() < 7) {
            throw Refused.badRequest("Write the phone's number with its country code, such as +49 30 5550 0199.");
        }
        Optional<BusinessNumber> known = byDigits(display);
        if (known.isPresent() && !linkable(known.get())) {
            throw new Refused(409, "This number is in use by another device or by the Cloud API.");
        }
        BusinessNumber number = known
                .map(before -> before.with("EAA" + Ids.secret() + Ids.secret(), session.appSecret()))
                .orElseGet(() -> new BusinessNumber(Ids.object(), Ids.object(), display, session.name(),
                        "EAA" + Ids.secret() + Ids.secret(), session.appSecret()));
        directory.add(number);
        return number;
    }

    private Optional<BusinessNumber> byDigits(String display) {
        String digits = display.replaceAll("\\D", "");
        return directory.numbers().stream().filter(number -> number.digits().equals(digits)).findFirst();
    }

    /** A number that was linked before and is not now. */
    private boolean linkable(BusinessNumber number) {
        return directory.callback(number.businessAccountId()).isEmpty()
                && sessions.first(session -> session.state().linked()
                        && number.phoneNumberId().equals(session.phoneNumberId())).isEmpty()
                && !directory.firstNumber().equals(Optional.of(number));
    }

    private String unused() {
        for (int last = 199; last < 10_000; last++) {
            String display = String.format("+49 30 5550 %04d", last);
            if (byDigits(display).map(this::linkable).orElse(true)) {
                return display;
            }
        }
        throw new Refused(409, "All numbers are linked; log one out first.");
    }

    /** What waits to be linked, and what is. */
    public List<Session> shown() {
        return sessions.all().stream()
                .filter(session -> session.state() == SessionState.QR || session.state().linked())
                .toList();
    }
}
