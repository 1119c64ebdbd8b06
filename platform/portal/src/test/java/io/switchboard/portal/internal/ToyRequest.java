// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request and its answer, without a server: as much of the servlet API as the tests need. */
public final class ToyRequest {
    private final String path;
    private final byte[] body;
    private final Map<String, String> headers =
            new HashMap<>(Map.of("content-type", "application/json", "accept", "application/json"));
    private final Map<String, Object> attributes = new HashMap<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int status = 200;

    private ToyRequest(String path, String body) {
        this.path = path;
        this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    public static ToyRequest post(String path, String body) {
        return new ToyRequest(path, body);
    }

    public ToyRequest header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    /** A context that knows nothing. */
    public static ServletContext context() {
        return proxy(ServletContext.class, (method, argument) -> switch (method) {
            case "getInitParameterNames", "getAttributeNames" -> Collections.emptyEnumeration();
            case "getContextPath" -> "";
            default -> null;
        });
    }

    public HttpServletRequest request() {
        return new HttpServletRequestWrapper(bare()) {
            @Override
            public @Nullable Object getAttribute(String name) {
                return attributes.get(name);
            }

            @Override
            public Enumeration<String> getAttributeNames() {
                return Collections.enumeration(Set.copyOf(attributes.keySet()));
            }

            @Override
            public void setAttribute(String name, Object value) {
                attributes.put(name, value);
            }

            @Override
            public void removeAttribute(String name) {
                attributes.remove(name);
            }
        };
    }

    private HttpServletRequest bare() {
        return proxy(HttpServletRequest.class, (method, argument) -> switch (method) {
            case "getMethod" -> "POST";
            case "getServletPath" -> path.substring(0, 4);
            case "getPathInfo" -> path.substring(4);
            case "getRequestURI" -> path;
            case "getRequestURL" -> new StringBuffer("http://localhost" + path);
            case "getContextPath" -> "";
            case "getScheme" -> "http";
            case "getServerName" -> "localhost";
            case "getServerPort" -> 80;
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getHeaders" -> Collections.enumeration(
                    List.of(headers.getOrDefault(String.valueOf(argument).toLowerCase(Locale.ROOT), "")));
            case "getHeader" -> headers.get(String.valueOf(argument).toLowerCase(Locale.ROOT));
            case "getContentType" -> headers.get("content-type");
            case "getInputStream" -> input();
            case "getServletContext" -> context();
            case "getParameterNames" -> Collections.emptyEnumeration();
            case "getParameterMap" -> Map.of();
            case "isSecure", "isAsyncStarted", "isAsyncSupported" -> false;
            case "getContentLength" -> body.length;
            case "getContentLengthLong" -> (long) body.length;
            default -> null;
        });
    }

    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (method, argument) -> switch (method) {
            case "setStatus" -> {
                status = (Integer) argument;
                yield null;
            }
            case "getStatus" -> status;
            case "isCommitted" -> false;
            case "containsHeader" -> false;
            case "getBufferSize" -> 8192;
            case "getOutputStream" -> output();
            default -> null;
        });
    }

    /** The status, a space, and the body. */
    public String answer() {
        return status + " " + written.toString(StandardCharsets.UTF_8);
    }

    private ServletInputStream input() {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {}
        };
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                written.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {}
        };
    }

    private interface Call {
        @Nullable Object of(String method, @Nullable Object argument);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) ->
                        call.of(method.getName(), arguments == null ? null : arguments[0])));
    }
}
