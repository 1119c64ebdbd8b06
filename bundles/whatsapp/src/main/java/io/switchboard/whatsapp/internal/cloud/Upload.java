// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/** A file as the Cloud API takes it: multipart, streamed, with its length told beforehand. */
final class Upload {
    private final String boundary = "switchboard-" + UUID.randomUUID();
    private final byte[] head;
    private final byte[] tail;

    Upload(String name, String mediaType) {
        this.head = (part("messaging_product") + "whatsapp\r\n" + part("type") + mediaType + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + quoted(name)
                        + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher body(Supplier<InputStream> content, long size) {
        BodyPublisher parts = BodyPublishers.concat(
                BodyPublishers.ofByteArray(head), BodyPublishers.ofInputStream(content), BodyPublishers.ofByteArray(tail));
        return BodyPublishers.fromPublisher(parts, head.length + size + tail.length);
    }

    private String part(String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    }

    /** As browsers write file names: nothing may end the header. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
