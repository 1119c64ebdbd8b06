// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.portal.internal.web.QueryString;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form with files, whose texts are as they were sent: the server reads them without their line ends. */
final class MultipartTexts extends HttpServletRequestWrapper {
    private @Nullable Map<String, String[]> texts;

    private MultipartTexts(HttpServletRequest request) {
        super(request);
    }

    /** The request, wrapped when it is such a form. */
    static HttpServletRequest of(HttpServletRequest request) {
        String type = request.getContentType();
        boolean isMultipart = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
        return isMultipart ? new MultipartTexts(request) : request;
    }

    /** Read at the first use: only behind the servlet that takes files are there any parts. */
    private Map<String, String[]> texts() {
        Map<String, String[]> known = texts;
        if (known == null) {
            known = read();
            texts = known;
        }
        return known;
    }

    private Map<String, String[]> read() {
        Map<String, List<String>> values = QueryString.parse(getQueryString());
        try {
            for (Part part : getParts()) {
                if (part.getSubmittedFileName() == null) {
                    values.computeIfAbsent(part.getName(), name -> new ArrayList<>()).add(text(part));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ServletException failure) {
            throw new IllegalStateException("The form cannot be read", failure);
        }
        Map<String, String[]> read = new LinkedHashMap<>();
        values.forEach((name, list) -> read.put(name, list.toArray(String[]::new)));
        return read;
    }

    private static String text(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return texts().get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(texts());
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(texts().keySet());
    }
}
