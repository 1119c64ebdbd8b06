package ledger;

import io.switchboard.api.module.Module;
import io.switchboard.api.web.Access;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

@Module(id = "ledger", title = "Ledger", feature = "ledger")
@Component(service = Application.class)
public class Ledger extends Application {
    private final VersionResource resource;

    @Activate
    public Ledger(BundleContext context) {
        resource = new VersionResource(context.getBundle().getVersion().toString());
    }

    @Override
    public Set<Object> getSingletons() {
        return Set.of(resource);
    }

    @Access(Access.MEMBERS)
    @Path("version")
    public record VersionResource(String version) {
        @GET
        @Produces("application/json")
        public Map<String, String> get() {
            return Map.of("version", version);
        }
    }
}
