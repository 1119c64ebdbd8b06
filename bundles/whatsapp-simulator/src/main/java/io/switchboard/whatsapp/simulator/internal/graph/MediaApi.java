// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.graph;

import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Multipart;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.Media;
import io.switchboard.whatsapp.simulator.internal.world.MediaStore;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** Uploads, descriptions and contents of media. */
public final class MediaApi {

    private static final int MEGABYTE = 1024 * 1024;

    private static final Set<String> DOCUMENTS = Set.of(
            "text/plain", "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private static final Set<String> SIXTEEN_MEGABYTES = Set.of(
            "audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "audio/opus", "video/mp4", "video/3gp", "video/3gpp");

    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png");

    private final MediaStore store;

    public MediaApi(MediaStore store) {
        this.store = store;
    }

    Reply upload(Call call, BusinessNumber number) {
        Multipart form = Multipart.of(call).orElseThrow(() -> GraphError.parameter("Send the file as multipart/form-data."));
        if (form.part("messaging_product").filter(part -> part.text().equals("whatsapp")).isEmpty()) {
            throw GraphError.parameter("The parameter messaging_product is required.");
        }
        Multipart.Part file = form.part("file").orElseThrow(() -> GraphError.parameter("The parameter file is required."));
        String declared = form.part("type").map(Multipart.Part::text).orElse("");
        String type = file.contentType() != null && declared.isEmpty() ? file.contentType() : declared;
        int most = largest(type);
        if (most == 0) {
            throw GraphError.parameter("Param file must be a file with a supported type. Received file of type '" + type + "'.");
        }
        if (file.content().length > most) {
            throw GraphError.parameter("The file is larger than the " + most / 1024 + " KB that its type may have.");
        }
        Media media = store.put(number.phoneNumberId(), type, file.filename(), file.content());
        return Reply.ok(Json.object().put("id", media.id()));
    }

    Reply describe(Call call, BusinessNumber number) {
        Media media = media(call, number);
        return Reply.ok(Json.object()
                .put("messaging_product", "whatsapp")
                .put("url", call.base() + "/attachments/" + media.id())
                .put("mime_type", media.mimeType())
                .put("sha256", HexFormat.of().formatHex(media.sha256()))
                .put("file_size", media.content().length)
                .put("id", media.id()));
    }

    Reply content(Call call, BusinessNumber number) {
        Media media = media(call, number);
        return Reply.bytes(media.mimeType(), media.content(), Map.of());
    }

    Reply delete(Call call, BusinessNumber number) {
        return Reply.ok(Json.object().put("success", store.remove(media(call, number).id())));
    }

    private Media media(Call call, BusinessNumber number) {
        String id = call.variable("id");
        return store.get(id)
                .filter(file -> file.phoneNumberId().equals(number.phoneNumberId()))
                .orElseThrow(() -> GraphError.unknownObject(call.method(), id));
    }

    /** The largest size of a file of this type in bytes; 0 for a type that is not taken. */
    private static int largest(String mimeType) {
        String type = mimeType.contains(";") ? mimeType.substring(0, mimeType.indexOf(';')).strip() : mimeType;
        if (IMAGES.contains(type)) {
            return 5 * MEGABYTE;
        }
        if (SIXTEEN_MEGABYTES.contains(type)) {
            return 16 * MEGABYTE;
        }
        if (type.equals("image/webp")) {
            return MEGABYTE / 2;
        }
        return DOCUMENTS.contains(type) ? 100 * MEGABYTE : 0;
    }
}
