// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.search.SearchHit;
import io.switchboard.api.search.SearchProvider;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.crm.internal.domain.Customer;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers by part of their name, number or address; whose name begins with the words comes first. */
@Component
public final class CustomerSearch implements SearchProvider {
    private static final String JPQL = "select c from Customer c where " + CustomerText.CONDITION
            + " order by case when lower(c.displayName) like :start escape '!' then 0 else 1 end, lower(c.displayName), c.id";

    private final Transactions transactions;
    private final Callers callers;

    @Activate
    public CustomerSearch(@Reference Transactions transactions, @Reference Callers callers) {
        this.transactions = transactions;
        this.callers = callers;
    }

    @Override
    public List<SearchHit> search(SearchQuery query) {
        if (!callers.current().may("customer.read")) {
            return List.of();
        }
        CustomerText text = Mask.isOff(callers.current()) ? CustomerText.of(query.text()) : CustomerText.masked(query.text());
        return transactions.required(em -> {
            TypedQuery<Customer> found = em.createQuery(JPQL, Customer.class).setMaxResults(query.limit());
            text.bind(found);
            found.setParameter("start", text.start());
            return found.getResultStream().map(customer -> CustomerView.of(customer, callers.current())).map(CustomerSearch::hit).toList();
        });
    }

    private static SearchHit hit(CustomerView customer) {
        String detail = Stream.of(customer.first("phone"), customer.first("email"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return new SearchHit("Customer", customer.displayName(), detail, "user", "customer?id=" + customer.id());
    }
}
