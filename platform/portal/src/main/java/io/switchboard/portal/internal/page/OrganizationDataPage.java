// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.OrganizationClosure;
import io.switchboard.foundation.OrganizationExports;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code #{organizationDataPage}}: taking the data along, and closing the organization. */
@Named("organizationDataPage")
@RequestScoped
public class OrganizationDataPage {
    private static final String ADDRESS = "/settings/organization/data";

    @Inject
    private ServletContext context;

    @Inject
    private OwnProof proof;

    @Inject
    private HttpServletRequest request;

    private String name = "";

    @PostConstruct
    void admit() {
        CurrentIdentity.require().require(OrganizationExports.EXPORT);
    }

    public void close() {
        closure().request(CurrentIdentity.require(), name, proof.getPassword(), proof.code());
        Redirect.to(Notes.on(ADDRESS, Notes.CLOSING));
    }

    public void keep() {
        closure().cancel(CurrentIdentity.require());
        Redirect.to(Notes.on(ADDRESS, Notes.KEPT));
    }

    /** Null while nobody has asked for closing. */
    public @Nullable Instant getClosesAt() {
        return Wiring.find(context, OrganizationSettings.class).read(CurrentIdentity.require()).closesAt();
    }

    public String getNote() {
        return Notes.of(request.getParameter(Notes.PARAMETER));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    private OrganizationClosure closure() {
        return Wiring.find(context, OrganizationClosure.class);
    }
}
