// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.ModuleDescriptor.OpenedPage;
import io.switchboard.portal.internal.text.ReaderLocale;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Answers;
import io.switchboard.portal.internal.web.GateFilter;
import io.switchboard.portal.internal.web.Gateway;
import io.switchboard.portal.internal.web.Problem;
import io.switchboard.portal.internal.web.RefusalPage;
import io.switchboard.portal.internal.web.RequestPath;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Leads addresses without an extension to Faces: {@code /m/{module}/{page}} under a lease on the right
 * generation, and the platform's own pages. Nothing with an extension is a page.
 */
public final class PageFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> OWN =
            Set.of("signin", "register", "forgot", "reset", "verify", "accept-invitation", "sign-on", "secure-account", "home", "operator", "settings");

    private static final String SETTINGS = "/settings/people";

    private final transient PageEntry entry;
    private final transient ModulePages pages;
    private final transient BiConsumer<String, String> rendered;
    private final transient Function<Identity, Optional<String>> home;

    /**
     * @param rendered told the module and revision of each page that is opened
     * @param home the address that an identity lands on, or empty for the platform's own page
     */
    public PageFilter(
            Gateway gateway,
            ModulePages pages,
            BiConsumer<String, String> rendered,
            Function<Identity, Optional<String>> home) {
        this.entry = new PageEntry(gateway);
        this.pages = pages;
        this.rendered = rendered;
        this.home = home;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ReaderLocale reader = Wiring.find(request.getServletContext(), ReaderLocale.class);
        try (Texts.Reading reading = Texts.readBy(() -> reader.of(request))) {
            lead(GateFilter.path(request), request, response, chain);
        }
    }

    private void lead(RequestPath path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String first = path.segment(0);
        if (first.isEmpty()) {
            home(request, response);
        } else if (path.text().equals("/settings")) {
            response.sendRedirect(request.getContextPath() + SETTINGS);
        } else if (first.equals("m")) {
            modulePage(path, request, response);
        } else if (first.equals("signin") && path.segment(1).equals("sso")) {
            pass(request, response, chain);
        } else if (OWN.contains(first) && !path.text().endsWith(ModuleViewId.SUFFIX)) {
            ownPage(path.text() + ModuleViewId.SUFFIX, request, response);
        } else if (path.text().endsWith(ModuleViewId.SUFFIX) && !first.equals("jakarta.faces.resource")) {
            throw new NotFound();
        } else {
            pass(request, response, chain);
        }
    }

    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | FileNotFoundException failure) {
            // The server's way to say that it has no such file.
            if (Problem.causes(failure, FileNotFoundException.class).isPresent()) {
                throw new NotFound();
            }
            throw failure;
        }
    }

    private void home(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        Optional<String> address = home.apply(CurrentIdentity.require());
        if (address.isPresent()) {
            response.sendRedirect(request.getContextPath() + address.get());
        } else {
            ownPage("/home.xhtml", request, response);
        }
    }

    private static void ownPage(String view, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getServletContext().getResource(view) == null) {
            throw new NotFound();
        } else {
            request.getRequestDispatcher(view).forward(MultipartTexts.of(request), response);
        }
    }

    private void modulePage(RequestPath path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<ModuleViewId> view = ModuleViewId.parse(path.text() + ModuleViewId.SUFFIX);
        try {
            ModuleViewId wanted = view.orElseThrow(NotFound::new);
            Optional<Lease> lease = entry.enter(
                    Gateway.organization(CurrentIdentity.require()),
                    wanted.module(),
                    request.getMethod(),
                    request.getQueryString());
            if (lease.isEmpty()) {
                RefusalPage.show(request, response, Problem.stale());
            } else {
                show(lease.get(), wanted, request, response);
            }
        } catch (Refusal refusal) {
            refuse(view, refusal, request, response);
        }
    }

    private void show(Lease lease, ModuleViewId view, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try (lease) {
            Generation generation = lease.generation();
            String name = view.file().substring(0, view.file().length() - ModuleViewId.SUFFIX.length());
            OpenedPage page = generation.descriptor().page(name).orElseThrow(NotFound::new);
            if (!page.isOpenTo(CurrentIdentity.require()::may)) {
                throw new PermissionMissing(page.permissions().get(0));
            }
            if (generation.resource(view.file()).isEmpty()) {
                throw new NotFound();
            }
            try (PageBinding binding = PageBinding.bind(generation)) {
                if (!Answers.isPartial(request)) {
                    rendered.accept(view.module(), generation.revision());
                }
                request.getRequestDispatcher(ModuleViewId.PREFIX + view.module() + "/" + view.file())
                        .forward(MultipartTexts.of(request), response);
            }
        }
    }

    private void refuse(
            Optional<ModuleViewId> view, Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (refusal.status() == 402 && view.isPresent() && !Answers.isPartial(request)) {
            locked(view.get().module(), refusal, request, response);
        } else {
            RefusalPage.show(request, response, Problem.of(refusal));
        }
    }

    /** Nobody is led to a page that is not there; plans are compared where something sells them. */
    private static boolean hasPlansPage(HttpServletRequest request) throws IOException {
        return request.getServletContext().getResource("/plans.xhtml") != null;
    }

    private void locked(String module, Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String title = pages.current(module).map(found -> found.descriptor().title()).orElse(module);
        Object plans = refusal.extensions().get("plans");
        Object upgrade = refusal.extensions().get("upgradeUrl");
        request.setAttribute(Locked.ATTRIBUTE, new Locked(
                module,
                title,
                String.valueOf(refusal.extensions().getOrDefault("feature", module)),
                refusal.getMessage(),
                plans instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of(),
                upgrade == null || !hasPlansPage(request) ? null : upgrade.toString()));
        response.setStatus(refusal.status());
        request.getRequestDispatcher("/locked.xhtml").forward(request, response);
    }
}
