// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.Contact;
import java.util.List;

/** An address as one word, {@code kind:value}, the form it is stored and compared in. */
public final class AddressKey {
    private AddressKey() {}

    public static String of(Address address) {
        return address.kind() + ":" + address.value();
    }

    public static List<String> of(Contact contact) {
        return contact.addresses().stream().map(AddressKey::of).distinct().toList();
    }

    public static Address parse(String key) {
        int colon = key.indexOf(':');
        return new Address(key.substring(0, colon), key.substring(colon + 1));
    }
}
