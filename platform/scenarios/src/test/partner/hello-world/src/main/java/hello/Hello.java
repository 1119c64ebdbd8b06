package hello;

import io.switchboard.api.module.MenuEntry;
import io.switchboard.api.module.Module;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

@Module(id = "hello", title = "Hello", feature = "hello")
@MenuEntry(title = "Hello", page = "hello", icon = "smile", order = 200)
@Component(service = Application.class)
public class Hello extends Application {
    @Override
    public Set<Object> getSingletons() {
        return Set.of(new Greeting());
    }

    @Path("greeting")
    public static class Greeting {
        @GET
        @Produces("application/json")
        public Map<String, String> greet() {
            return Map.of("hello", "world");
        }
    }
}
