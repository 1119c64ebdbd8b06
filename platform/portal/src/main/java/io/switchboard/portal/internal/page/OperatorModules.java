// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.Deployer;
import io.switchboard.kernel.module.Deployment;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.module.Modules;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code #{operatorModules}}: the operator's page of modules and deployments. */
@Named("operatorModules")
@RequestScoped
public class OperatorModules {
    private static final int RECENT = 20;

    @Inject
    private ServletContext context;

    private @Nullable List<ModuleStatus> modules;
    private @Nullable List<Deployment> deployments;
    private @Nullable Part bundle;

    public List<ModuleStatus> getModules() {
        if (modules == null) {
            operator();
            modules = Wiring.find(context, Modules.class).status();
        }
        return modules;
    }

    public long getRunningCount() {
        return getModules().stream().filter(module -> module.running() != null).count();
    }

    /** Newest first. */
    public List<Deployment> getDeployments() {
        if (deployments == null) {
            operator();
            deployments = deployer().recent(RECENT);
        }
        return deployments;
    }

    /** The newest deployment that has not ended, or null. */
    public @Nullable Deployment getRunning() {
        return getDeployments().stream()
                .filter(deployment -> deployment.endedAt() == null)
                .findFirst()
                .orElse(null);
    }

    public void upload() throws IOException {
        Part archive = bundle;
        if (archive == null || archive.getSize() == 0) {
            throw new InvalidInput("bundle", "missing", "Choose the module's archive, a .jar file.");
        }
        try (InputStream content = archive.getInputStream()) {
            done(deployer().deploy(content, fileName(archive), operator().email()));
        }
    }

    public void rollback(String module) {
        done(deployer().rollback(module, Optional.empty(), operator().email()));
    }

    public void rollback(String module, String version) {
        done(deployer().rollback(module, Optional.of(version), operator().email()));
    }

    public void stop(String module) {
        done(deployer().stop(module, operator().email()));
    }

    public void start(String module) {
        done(deployer().start(module, operator().email()));
    }

    /** The page is written after the act, with what it changed. */
    private void done(Deployment begun) {
        modules = null;
        deployments = null;
    }

    private Deployer deployer() {
        return Wiring.find(context, Deployer.class);
    }

    private static Identity operator() {
        return CurrentIdentity.find()
                .filter(Identity::isOperator)
                .orElseThrow(() -> new PermissionMissing(Identity.OPERATE));
    }

    /** Some browsers send the whole path. */
    private static String fileName(Part part) {
        String name = part.getSubmittedFileName() == null ? "bundle.jar" : part.getSubmittedFileName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    public @Nullable Part getBundle() {
        return bundle;
    }

    public void setBundle(@Nullable Part bundle) {
        this.bundle = bundle;
    }
}
