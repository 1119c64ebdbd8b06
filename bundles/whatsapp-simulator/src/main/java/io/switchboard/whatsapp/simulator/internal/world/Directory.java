// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Who there is: business numbers, where their webhooks go, and customers. */
public final class Directory {

    private final Map<String, BusinessNumber> numbers = new LinkedHashMap<>();
    private final Map<String, Callback> callbacks = new LinkedHashMap<>();
    private final Map<String, CustomerPhone> phones = new LinkedHashMap<>();
    private final Consumer<String> changed;

    /** @param changed told {@code numbers} or {@code phones} */
    public Directory(Consumer<String> changed) {
        this.changed = changed;
    }

    public synchronized List<BusinessNumber> numbers() {
        return List.copyOf(numbers.values());
    }

    public synchronized Optional<BusinessNumber> number(String phoneNumberId) {
        return Optional.ofNullable(numbers.get(phoneNumberId));
    }

    public synchronized Optional<BusinessNumber> firstNumber() {
        return numbers.values().stream().findFirst();
    }

    public void add(BusinessNumber number) {
        synchronized (this) {
            numbers.put(number.phoneNumberId(), number);
        }
        changed.accept("numbers");
    }

    public synchronized Optional<Callback> callback(String businessAccountId) {
        return Optional.ofNullable(callbacks.get(businessAccountId));
    }

    public void subscribe(String businessAccountId, Callback callback) {
        synchronized (this) {
            callbacks.put(businessAccountId, callback);
        }
        changed.accept("numbers");
    }

    public void unsubscribe(String businessAccountId) {
        synchronized (this) {
            callbacks.remove(businessAccountId);
        }
        changed.accept("numbers");
    }

    public synchronized List<CustomerPhone> phones() {
        return new ArrayList<>(phones.values());
    }

    public synchronized Optional<CustomerPhone> phone(String id) {
        return Optional.ofNullable(phones.get(id));
    }

    /** By WhatsApp id, with or without plus and blanks, or by business-scoped user id. */
    public synchronized Optional<CustomerPhone> phoneByAddress(String address) {
        String digits = address.replaceAll("\\D", "");
        return phones.values().stream()
                .filter(phone -> address.equals(phone.userId()) || digits.equals(phone.waId()))
                .findFirst();
    }

    public void add(CustomerPhone phone) {
        addAll(List.of(phone));
    }

    public void addAll(List<CustomerPhone> added) {
        synchronized (this) {
            added.forEach(phone -> phones.put(phone.id(), phone));
        }
        changed.accept("phones");
    }

    public Optional<CustomerPhone> change(String id, UnaryOperator<CustomerPhone> change) {
        Optional<CustomerPhone> now;
        synchronized (this) {
            now = Optional.ofNullable(phones.computeIfPresent(id, (key, phone) -> change.apply(phone)));
        }
        changed.accept("phones");
        return now;
    }

    public void replacePhones(List<CustomerPhone> all) {
        synchronized (this) {
            phones.clear();
        }
        addAll(all);
    }
}
