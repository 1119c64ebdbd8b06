// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import static io.switchboard.whatsapp.internal.cloud.Fields.list;
import static io.switchboard.whatsapp.internal.cloud.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.Contact;
import io.switchboard.whatsapp.internal.domain.PhoneNumbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The people of one webhook value: who wrote, or to whom the business wrote. */
final class People {
    /** A person as each portfolio knows them: country, dot, digits. A parent id has letters between. */
    private static final Pattern BUSINESS_SCOPED = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]+");

    private static final String LINKED_IDENTITY = "lid";
    private static final String PARENT = "bsuid-parent";
    private static final int LONGEST_ID = 256;

    private final List<JsonNode> contacts;
    private final Set<String> business = new LinkedHashSet<>();

    People(JsonNode value) {
        this.contacts = list(value, "contacts");
        text(value, "metadata", "phone_number_id").ifPresent(business::add);
        text(value, "metadata", "display_phone_number")
                .map(shown -> shown.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .ifPresent(business::add);
    }

    /** Whether the business itself sent it, and not a person whose card came with it. */
    boolean fromBusiness(JsonNode message) {
        return text(message, "from")
                .filter(business::contains)
                .filter(id -> contacts.stream().noneMatch(card -> text(card, "wa_id").filter(id::equals).isPresent()))
                .isPresent();
    }

    Optional<Contact> sender(JsonNode message) {
        return person(
                text(message, "from").orElse(null),
                text(message, "from_user_id").or(() -> text(message, "system", "previous_user_id")).orElse(null),
                text(message, "from_parent_user_id").orElse(null));
    }

    Optional<Contact> recipient(JsonNode message) {
        return person(
                text(message, "to").or(() -> text(message, "recipient_id")).orElse(null),
                text(message, "to_user_id").orElse(null),
                text(message, "to_parent_user_id").orElse(null));
    }

    private Optional<Contact> person(@Nullable String id, @Nullable String userId, @Nullable String parentId) {
        Optional<JsonNode> card = card(id, userId);
        Set<Address> addresses = new LinkedHashSet<>();
        if (id != null) {
            addresses.addAll(addresses(id));
        }
        card.flatMap(found -> text(found, "wa_id")).ifPresent(waId -> addresses.addAll(addresses(waId)));
        scoped(userId, Address.BUSINESS_SCOPED_USER).ifPresent(addresses::add);
        card.flatMap(found -> text(found, "user_id"))
                .flatMap(found -> scoped(found, Address.BUSINESS_SCOPED_USER))
                .ifPresent(addresses::add);
        scoped(parentId, PARENT).ifPresent(addresses::add);
        card.flatMap(found -> text(found, "parent_user_id"))
                .flatMap(found -> scoped(found, PARENT))
                .ifPresent(addresses::add);
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        List<Address> known = new ArrayList<>(addresses);
        return Optional.of(new Contact(known, name(card, known.get(0))));
    }

    /** The contact's card, by the same id or, when ids say nothing, because there is only one. */
    private Optional<JsonNode> card(@Nullable String id, @Nullable String userId) {
        for (JsonNode contact : contacts) {
            boolean same = text(contact, "wa_id").filter(waId -> samePerson(waId, id)).isPresent()
                    || text(contact, "user_id").filter(found -> found.equals(userId) || found.equals(id)).isPresent();
            if (same) {
                return Optional.of(contact);
            }
        }
        return id == null && userId == null && contacts.size() == 1 ? Optional.of(contacts.get(0)) : Optional.empty();
    }

    private static boolean samePerson(String waId, @Nullable String id) {
        return id != null
                && (waId.equals(id)
                        || PhoneNumbers.canonical(waId)
                                .filter(phone -> PhoneNumbers.canonical(id).filter(phone::equals).isPresent())
                                .isPresent());
    }

    /** What an id is, told by its form alone. Only digits that can be a phone number become one. */
    static List<Address> addresses(String id) {
        if (id.length() > LONGEST_ID) {
            return List.of();
        }
        if (id.endsWith("@lid")) {
            return List.of(new Address(LINKED_IDENTITY, id));
        }
        if (BUSINESS_SCOPED.matcher(id).matches()) {
            return List.of(new Address(Address.BUSINESS_SCOPED_USER, id));
        }
        // The wa_id comes first because it is what WhatsApp is sure to deliver to.
        Address waId = new Address(Address.WHATSAPP, id);
        return PhoneNumbers.canonical(id)
                .map(phone -> List.of(waId, new Address(Address.PHONE, phone)))
                .orElse(List.of(waId));
    }

    private static Optional<Address> scoped(@Nullable String id, String kind) {
        return Optional.ofNullable(id)
                .filter(found -> found.length() <= LONGEST_ID)
                .map(found -> new Address(kind, found));
    }

    private String name(Optional<JsonNode> card, Address primary) {
        Optional<JsonNode> named = card.isEmpty() && contacts.size() == 1 ? Optional.of(contacts.get(0)) : card;
        return named.flatMap(found -> text(found, "profile", "name"))
                .or(() -> named.flatMap(found ->
                                text(found, "profile", "username").or(() -> text(found, "username")))
                        .map(username -> username.startsWith("@") ? username : "@" + username))
                .orElse(primary.kind().equals(Address.WHATSAPP) && primary.value().matches("[0-9]+")
                        ? "+" + primary.value()
                        : primary.value());
    }
}
