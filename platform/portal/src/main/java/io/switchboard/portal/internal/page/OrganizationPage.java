// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.OrganizationSettings.Settings;
import io.switchboard.foundation.OrganizationSettings.Values;
import io.switchboard.foundation.Pictures;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code #{organizationPage}}: the organization's name, address, logo, language and money. Each form sends
 * only its own fields, and the version that it was filled from.
 */
@Named("organizationPage")
@RequestScoped
public class OrganizationPage {
    private static final String ADDRESS = "/settings/organization";

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private final Map<String, String> fields = new TreeMap<>();
    private @Nullable Part file;

    /** The form's fields by name, as they are now until something else is typed. */
    @PostConstruct
    void read() {
        CurrentIdentity.require().require(OrganizationSettings.SETTINGS);
        Settings now = settings().read(CurrentIdentity.require());
        Values values = now.values();
        fields.put("version", Integer.toString(now.version()));
        fields.put("name", values.name());
        fields.put("legalName", values.legalName());
        fields.put("street", values.street());
        fields.put("postalCode", values.postalCode());
        fields.put("city", values.city());
        fields.put("country", values.country());
        fields.put("taxId", values.taxId());
        fields.put("timeZone", values.timeZone());
        fields.put("locale", values.locale());
        fields.put("currency", values.currency());
    }

    public void saveCompany() {
        change(Notes.COMPANY_CHANGED);
    }

    public void saveRegion() {
        Wiring.find(context, AccountFacts.class).forget(CurrentIdentity.require().user());
        change(Notes.REGION_CHANGED);
    }

    private void change(String note) {
        settings().change(CurrentIdentity.require(), Versions.of(fields.get("version")), before -> new Values(
                field("name"),
                field("legalName"),
                field("street"),
                field("postalCode"),
                field("city"),
                field("country"),
                field("taxId"),
                field("timeZone"),
                field("locale"),
                field("currency"),
                before.businessHours()));
        Redirect.to(Notes.on(ADDRESS, note));
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    public void uploadLogo() {
        Uploads.take(file, content -> pictures().setLogo(CurrentIdentity.require(), content));
        Redirect.to(Notes.on(ADDRESS, Notes.LOGO_CHANGED));
    }

    public void removeLogo() {
        pictures().removeLogo(CurrentIdentity.require());
        Redirect.to(Notes.on(ADDRESS, Notes.LOGO_REMOVED));
    }

    public String getNote() {
        return Notes.of(request.getParameter(Notes.PARAMETER));
    }

    public Map<String, String> getFields() {
        return fields;
    }

    public List<Choice> getCountries() {
        return Choices.countries(Texts.current().locale());
    }

    public List<Choice> getLocales() {
        return Choices.locales(Texts.current().locale(), field("locale"));
    }

    public List<Choice> getCurrencies() {
        return Choices.currencies(Texts.current().locale());
    }

    public List<String> getTimeZones() {
        return Choices.timeZones();
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }

    private OrganizationSettings settings() {
        return Wiring.find(context, OrganizationSettings.class);
    }

    private Pictures pictures() {
        return Wiring.find(context, Pictures.class);
    }
}
