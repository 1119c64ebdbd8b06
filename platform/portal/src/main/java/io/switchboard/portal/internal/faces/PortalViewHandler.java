// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.portal.internal.text.ReaderLocale;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses of pages: without an extension, and in forms with the revision that rendered them. Links
 * and redirects carry no revision, since they open a page anew.
 */
public final class PortalViewHandler extends ViewHandlerWrapper {

    public PortalViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        String address = PageAddress.withoutExtension(super.getActionURL(context, viewId));
        Optional<PageBinding> binding = ModuleViewId.parse(viewId)
                .flatMap(view -> PageBinding.current().filter(bound -> bound.isOf(view.module())));
        return binding.isEmpty()
                ? address
                : PageAddress.withRevision(address, binding.get().generation().revision());
    }

    @Override
    public String getBookmarkableURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return PageAddress.withoutRevision(
                super.getBookmarkableURL(context, viewId, parameters, includeViewParams));
    }

    @Override
    public String getRedirectURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return PageAddress.withoutRevision(super.getRedirectURL(context, viewId, parameters, includeViewParams));
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return Wiring.find(context, ReaderLocale.class)
                .of((HttpServletRequest) context.getExternalContext().getRequest());
    }

    @Override
    public UIViewRoot createView(FacesContext context, String viewId) {
        boolean isForeign = PageBinding.current().isPresent()
                && ModuleViewId.parse(viewId)
                        .filter(view -> !PageBinding.current().get().isOf(view.module()))
                        .isPresent();
        if (isForeign) {
            throw new IllegalStateException(
                    "A page of one module cannot become a page of another; go to " + viewId + " by faces-redirect=true");
        }
        return super.createView(context, viewId);
    }
}
