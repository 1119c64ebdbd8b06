// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.SignOnSettings.Provider;
import io.switchboard.foundation.SignOnSettings.Wish;
import io.switchboard.foundation.SignOnSettings;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code #{signOnSettingsPage}}: the organization's identity provider. */
@Named("signOnSettingsPage")
@RequestScoped
public class SignOnSettingsPage {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    @Inject
    private ServletContext context;

    @Inject
    private OwnProof proof;

    private final Map<String, String> fields = new TreeMap<>();
    private final Map<String, Boolean> switches = new TreeMap<>();
    private @Nullable Provider provider;
    private String note = "";

    /** The form's fields by name, as they are now until something else is typed; the secret is never among them. */
    @PostConstruct
    void read() {
        show(settings().provider(CurrentIdentity.require()));
    }

    private void show(Provider now) {
        provider = now;
        fields.put("issuer", now.issuer());
        fields.put("clientId", now.clientId());
        fields.put("clientSecret", "");
        fields.put("domains", String.join(", ", now.domains()));
        fields.put("newcomerRole", now.newcomerRole());
        switches.put("on", now.isOn());
        switches.put("required", now.isRequired());
        switches.put("trusted", now.isSecondFactorTrusted());
    }

    public void save() {
        show(settings().change(
                CurrentIdentity.require(),
                new Wish(
                        field("issuer"),
                        field("clientId"),
                        field("clientSecret"),
                        List.of(BETWEEN.split(field("domains").strip())),
                        field("newcomerRole"),
                        isOn("on"),
                        isOn("required"),
                        isOn("trusted")),
                proof.getPassword(),
                proof.code()));
        proof.used();
        note = Texts.current().get("sign_on_saved");
    }

    /** Asks the provider that is typed; nothing is saved by it. */
    public void test() {
        URI address = settings().test(CurrentIdentity.require(), field("issuer"));
        note = Texts.current().of("sign_on_it_answers", String.valueOf(address.getHost()));
    }

    /** An empty choice is kept as null. */
    private String field(String name) {
        return Objects.requireNonNullElse(fields.get(name), "");
    }

    private boolean isOn(String name) {
        return Boolean.TRUE.equals(switches.get(name));
    }

    private SignOnSettings settings() {
        return Wiring.find(context, SignOnSettings.class);
    }

    public Map<String, String> getFields() {
        return fields;
    }

    public Map<String, Boolean> getSwitches() {
        return switches;
    }

    public @Nullable Provider getProvider() {
        return provider;
    }

    /** What the last act did, or empty. */
    public String getNote() {
        return note;
    }
}
