package hello;

import io.switchboard.api.module.Command;
import io.switchboard.api.module.MenuEntry;
import io.switchboard.api.module.Module;
import io.switchboard.api.module.Page;
import io.switchboard.api.search.SearchHit;
import io.switchboard.api.search.SearchProvider;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.web.Access;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

@Module(id = "hello", title = "Hello", feature = "hello")
@Page(name = "hello", permission = Page.MEMBERS)
@MenuEntry(title = "Hello", page = "hello", icon = "smile", order = 200)
@Command(title = "Say hello", page = "hello?to=all", icon = "smile")
@Component(service = {Application.class, SearchProvider.class})
public class Hello extends Application implements SearchProvider {
    @Override
    public Set<Object> getSingletons() {
        return Set.of(new Greeting());
    }

    @Override
    public List<SearchHit> search(SearchQuery query) {
        SearchHit world = new SearchHit("Greeting", "Hello, world", "From a partner", "smile", "hello");
        return world.title().toLowerCase().contains(query.text().toLowerCase()) ? List.of(world) : List.of();
    }

    @Access(Access.MEMBERS)
    @Path("greeting")
    public static class Greeting {
        @GET
        public Map<String, String> greet() {
            return Map.of("hello", "world");
        }
    }
}
