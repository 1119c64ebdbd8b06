// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.ApiKeys;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Availability;
import io.switchboard.foundation.Erasure;
import io.switchboard.foundation.Foundation;
import io.switchboard.foundation.Invitations;
import io.switchboard.foundation.Languages;
import io.switchboard.foundation.MailLog;
import io.switchboard.foundation.OrganizationChecklist;
import io.switchboard.foundation.OrganizationClosure;
import io.switchboard.foundation.OrganizationExports;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.Organizations;
import io.switchboard.foundation.Passkeys;
import io.switchboard.foundation.People;
import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.foundation.Pictures;
import io.switchboard.foundation.RoleBook;
import io.switchboard.foundation.SecurityPolicy;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.SignOnSettings;
import io.switchboard.foundation.SingleSignOn;
import io.switchboard.foundation.TeamBook;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.foundation.doctor.Doctor;
import io.switchboard.kernel.Kernel;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.module.Deployer;
import io.switchboard.kernel.module.Modules;
import io.switchboard.portal.internal.faces.BundleObjects;
import io.switchboard.portal.internal.faces.CompiledPages;
import io.switchboard.portal.internal.faces.FacesCaches;
import io.switchboard.portal.internal.faces.ModuleLibrary;
import io.switchboard.portal.internal.faces.ModulePages;
import io.switchboard.portal.internal.faces.OpenSessions;
import io.switchboard.portal.internal.faces.PageBeans;
import io.switchboard.portal.internal.faces.PageFilter;
import io.switchboard.portal.internal.home.Checklist;
import io.switchboard.portal.internal.home.HomeBoard;
import io.switchboard.portal.internal.notification.Bell;
import io.switchboard.portal.internal.notification.NotificationsResource;
import io.switchboard.portal.internal.operator.Trouble;
import io.switchboard.portal.internal.page.AccountFacts;
import io.switchboard.portal.internal.page.ActWords;
import io.switchboard.portal.internal.page.AssetVersion;
import io.switchboard.portal.internal.page.Menu;
import io.switchboard.portal.internal.page.PageHold;
import io.switchboard.portal.internal.page.PermissionWords;
import io.switchboard.portal.internal.push.EventStreamServlet;
import io.switchboard.portal.internal.push.PushHub;
import io.switchboard.portal.internal.push.PushServlet;
import io.switchboard.portal.internal.rest.ApiServlet;
import io.switchboard.portal.internal.rest.DeadLettersResource;
import io.switchboard.portal.internal.rest.DeploymentsResource;
import io.switchboard.portal.internal.rest.DoctorResource;
import io.switchboard.portal.internal.rest.FailedJobsResource;
import io.switchboard.portal.internal.rest.JerseyMounts;
import io.switchboard.portal.internal.rest.ModulesResource;
import io.switchboard.portal.internal.rest.OperatorModulesResource;
import io.switchboard.portal.internal.search.Commands;
import io.switchboard.portal.internal.search.GlobalSearch;
import io.switchboard.portal.internal.search.ModuleSearches;
import io.switchboard.portal.internal.search.OwnPages;
import io.switchboard.portal.internal.search.SearchResource;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.ReaderLocale;
import io.switchboard.portal.internal.web.ErrorServlet;
import io.switchboard.portal.internal.web.FileServlet;
import io.switchboard.portal.internal.web.GateFilter;
import io.switchboard.portal.internal.web.Gateway;
import io.switchboard.portal.internal.web.HealthServlet;
import io.switchboard.portal.internal.web.HookServlet;
import io.switchboard.portal.internal.web.OrganizationSwitchServlet;
import io.switchboard.portal.internal.web.OriginCheck;
import io.switchboard.portal.internal.web.PublicAddress;
import io.switchboard.portal.internal.web.SessionIdentities;
import io.switchboard.portal.internal.web.SignOnServlet;
import io.switchboard.portal.internal.web.SignOutServlet;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Builds the web side of the platform and registers it with the server; the one place that knows all parts. */
final class Portal implements AutoCloseable {
    /** What somebody who types waits for at most. */
    private static final Duration SEARCH_BUDGET = Duration.ofMillis(1500);
    /** What the home page, which stands already, waits for at most. */
    private static final Duration BOARD_BUDGET = Duration.ofMillis(1500);

    private final ServletContext context;
    private final SwitchboardConfig config;
    private final Platform platform;
    private final Kernel kernel;
    private final Gateway gateway;
    private final SessionIdentities sessions;
    private final PushHub push;
    private final JerseyMounts mounts;
    private final ModulePages pages;
    private final PageBeans beans = new PageBeans();
    private final BundleObjects objects = new BundleObjects();
    private final ModuleTexts texts = new ModuleTexts();
    private final CompiledPages compiled = new CompiledPages();
    private final OpenSessions openSessions;
    private final Menu menu;
    private final AccountFacts facts;
    private final ModuleSearches searches;
    private final HomeBoard board;
    private final Bell bell;
    private final Trouble trouble;
    private final Doctor doctor;

    Portal(ServletContext context, SwitchboardConfig config, Platform platform) {
        this.context = context;
        this.config = config;
        this.platform = platform;
        this.kernel = platform.kernel();
        this.gateway = new Gateway(kernel.modules(), kernel.gate());
        this.sessions = new SessionIdentities(platform.foundation().signIn());
        this.push = new PushHub(kernel.events(), gateway, sessions, platform.clock());
        this.mounts = new JerseyMounts(context);
        this.pages = new ModulePages(kernel.modules());
        this.openSessions = new OpenSessions(push::sessionEnded);
        this.menu = new Menu(gateway, texts);
        this.facts = new AccountFacts(
                platform.foundation().accounts(), platform.foundation().languages(), platform.clock());
        this.doctor = Doctor.of(config, platform.clock());
        this.bell = new Bell(platform.foundation().notifications(), gateway);
        this.searches = new ModuleSearches(gateway, SEARCH_BUDGET);
        this.board = new HomeBoard(gateway, texts, BOARD_BUDGET);
        this.trouble = new Trouble(
                kernel.deadLetters(), kernel.failedJobs(), platform.foundation().organizations());
    }

    void register() throws ServletException {
        publish();
        kernel.addListener(platform.foundation().permissions());
        kernel.addListener(mounts);
        kernel.addListener(pages);
        kernel.addListener(beans);
        kernel.addListener(objects);
        kernel.addListener(texts);
        kernel.addListener(new FacesCaches(context, compiled, openSessions));
        kernel.addListener(push);

        context.addListener(openSessions);
        if ("https".equals(config.publicUrl().getScheme())) {
            context.getSessionCookieConfig().setSecure(true);
        }
        // Filters run in this order.
        filter("gate", new GateFilter(platform.foundation().signIn(), sessions, OwnPages::require));
        filter("pages", new PageFilter(gateway, pages, push::rendered, menu::home));
        servlet("api", new ApiServlet(gateway, mounts, platform.foundation().idempotencyKeys(), resources(), context), "/api/*");
        servlet("events", new EventStreamServlet(push, sessions), "/api/events");
        servlet("hooks", new HookServlet(gateway, kernel::webhookOrganization), "/hooks/*");
        servlet("files", new FileServlet(platform.foundation().signedFiles()), "/files/*");
        servlet("health", new HealthServlet(platform.database(), kernel.modules()), "/health/*");
        OriginCheck origins = new OriginCheck(config.publicUrl());
        servlet("push", new PushServlet(push, origins), "/push");
        servlet("sign-on", new SignOnServlet(platform.foundation().singleSignOn(), sessions, origins, menu::home), "/signin/sso/*");
        servlet("signout", new SignOutServlet(sessions, origins), "/signout");
        servlet(
                "switch",
                new OrganizationSwitchServlet(platform.foundation().accounts(), sessions, origins),
                "/switch-organization");
        servlet("error", new ErrorServlet(), "/error");
    }

    private void publish() {
        Foundation foundation = platform.foundation();
        Wiring.publish(context, SignIn.class, foundation.signIn());
        Wiring.publish(context, Accounts.class, foundation.accounts());
        Wiring.publish(context, People.class, foundation.people());
        Wiring.publish(context, PermissionCatalogue.class, foundation.permissions());
        Wiring.publish(context, ActWords.class, new ActWords(kernel.modules(), texts));
        Wiring.publish(context, PermissionWords.class, new PermissionWords(kernel.modules(), texts));
        Wiring.publish(context, RoleBook.class, foundation.roles());
        Wiring.publish(context, TeamBook.class, foundation.teams());
        Wiring.publish(context, OrganizationSettings.class, foundation.organizationSettings());
        Wiring.publish(context, OrganizationClosure.class, foundation.organizationClosure());
        Wiring.publish(context, Erasure.class, foundation.erasure());
        Wiring.publish(context, OrganizationExports.class, foundation.organizationExports());
        Wiring.publish(context, Pictures.class, foundation.pictures());
        Wiring.publish(context, Invitations.class, foundation.invitations());
        Wiring.publish(context, TwoFactor.class, foundation.twoFactor());
        Wiring.publish(context, Passkeys.class, foundation.passkeys());
        Wiring.publish(context, SecurityPolicy.class, foundation.securityPolicy());
        Wiring.publish(context, SignOnSettings.class, foundation.signOnSettings());
        Wiring.publish(context, SingleSignOn.class, foundation.singleSignOn());
        Wiring.publish(context, AuditLog.class, foundation.auditLog());
        Wiring.publish(context, ApiKeys.class, foundation.apiKeys());
        Wiring.publish(context, MailLog.class, foundation.mailLog());
        Wiring.publish(context, Clock.class, platform.clock());
        Wiring.publish(context, PublicAddress.class, new PublicAddress(config.publicUrl()));
        Wiring.publish(context, Languages.class, foundation.languages());
        Wiring.publish(context, AccountFacts.class, facts);
        Wiring.publish(context, ReaderLocale.class, new ReaderLocale(facts::locale));
        Wiring.publish(context, ModuleTexts.class, texts);
        Wiring.publish(context, Organizations.class, foundation.organizations());
        Wiring.publish(context, Modules.class, kernel.modules());
        Wiring.publish(context, Deployer.class, kernel.deployer());
        Wiring.publish(context, Trouble.class, trouble);
        Wiring.publish(context, Doctor.class, doctor);
        Wiring.publish(context, SessionIdentities.class, sessions);
        Wiring.publish(context, PushHub.class, push);
        Wiring.publish(context, Menu.class, menu);
        Wiring.publish(context, Bell.class, bell);
        Wiring.publish(context, HomeBoard.class, board);
        Wiring.publish(context, OrganizationChecklist.class, foundation.checklist());
        Wiring.publish(context, Checklist.class, checklist(foundation));
        Wiring.publish(context, Availability.class, foundation.availability());
        Wiring.publish(context, Commands.class, new Commands(gateway));
        Wiring.publish(context, ModulePages.class, pages);
        Wiring.publish(context, ModuleLibrary.class, new ModuleLibrary(gateway));
        Wiring.publish(context, PageBeans.class, beans);
        Wiring.publish(context, BundleObjects.class, objects);
        Wiring.publish(context, CompiledPages.class, compiled);
        Wiring.publish(context, PageHold.class, new PageHold(config.deployment().pages()));
        Wiring.publish(context, AssetVersion.class, new ThemeFiles(context).version());
    }

    private static Checklist checklist(Foundation foundation) {
        return new Checklist(
                foundation.checklist(),
                foundation.accounts(),
                foundation.organizationSettings(),
                foundation.people(),
                foundation.twoFactor());
    }

    private Set<Object> resources() {
        Set<Object> resources = new LinkedHashSet<>(platform.foundation().restResources());
        resources.add(new ModulesResource(kernel.modules(), gateway));
        resources.add(new OperatorModulesResource(kernel.modules(), kernel.deployer()));
        resources.add(new DeploymentsResource(kernel.deployer()));
        resources.add(new DeadLettersResource(trouble));
        resources.add(new FailedJobsResource(trouble));
        resources.add(new DoctorResource(doctor));
        resources.add(new NotificationsResource(bell));
        resources.add(new SearchResource(new GlobalSearch(searches, platform.foundation().people()), facts::locale));
        return resources;
    }

    private void filter(String name, Filter filter) {
        FilterRegistration.Dynamic registration = context.addFilter(name, filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    private void servlet(String name, Servlet servlet, String address) {
        ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(1);
        registration.addMapping(address);
    }

    @Override
    public void close() {
        searches.close();
        board.close();
        push.close();
    }
}
