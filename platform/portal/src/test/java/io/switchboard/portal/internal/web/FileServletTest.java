// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.file.FileId;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignedFiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FileServletTest {
    private static final StoredFile PICTURE = new StoredFile(new FileId(Ids.next()), "cat.png", "image/png", 4_000_000_000L, "");

    private final Identity reader = new Identity(
            new UserId(Ids.next()), "a@b.example", "Ana", new OrganizationId(Ids.next()), "Shop", "agent", Map.of(), Set.of(), null);
    private final Map<String, Object> headers = new TreeMap<>();
    private final FileServlet servlet = new FileServlet(new SignedFiles() {
        @Override
        public StoredFile find(Identity identity, String id, String until, String code) {
            if (!code.equals("good")) {
                throw new NotFound();
            }
            return PICTURE;
        }

        @Override
        public InputStream open(Identity identity, StoredFile file) {
            throw new AssertionError("the file was opened");
        }
    });

    @Test
    void tellsOfAFileWithoutOpeningIt() {
        try (var signedIn = CurrentIdentity.bind(reader)) {
            servlet.doHead(request("good"), response());
        }

        assertThat(headers)
                .containsEntry("setContentLengthLong", 4_000_000_000L)
                .containsEntry("setContentType", "image/png")
                .containsEntry("Accept-Ranges", "bytes");
    }

    @Test
    void tellsNobodyElseThatItIsThere() {
        assertThatThrownBy(() -> servlet.doHead(request("good"), response())).isInstanceOf(NotFound.class);
        try (var signedIn = CurrentIdentity.bind(reader)) {
            assertThatThrownBy(() -> servlet.doHead(request("bad"), response())).isInstanceOf(NotFound.class);
        }
        assertThat(headers).isEmpty();
    }

    private static HttpServletRequest request(String code) {
        return proxy(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getAttribute" -> new RequestPath(List.of("files", "1"));
            case "getParameter" -> code;
            default -> null;
        });
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (method, arguments) -> {
            boolean isHeader = method.equals("setHeader");
            headers.put(isHeader ? arguments[0].toString() : method, arguments[isHeader ? 1 : 0]);
            return null;
        });
    }

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method.getName(), arguments)));
    }
}
