// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.faces;

import io.switchboard.api.web.PageBean;
import io.switchboard.crm.internal.application.CustomerBook;
import io.switchboard.crm.internal.application.CustomerList;
import io.switchboard.crm.internal.application.CustomerView;
import io.switchboard.crm.internal.domain.IdentityKey;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The list of customers, with search and a form to add one. */
@Component(service = CustomersPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "customersPage")
public class CustomersPage {
    private static final int SIZE = 50;

    private final CustomerBook book;
    private final CustomerList list;
    private String text = "";
    private @Nullable List<CustomerView> items;
    private @Nullable String next;
    private String newName = "";
    private String newPhone = "";
    private boolean adding;

    @Activate
    public CustomersPage(@Reference CustomerBook book, @Reference CustomerList list) {
        this.book = book;
        this.list = list;
        this.adding = isNewWanted(FacesContext.getCurrentInstance());
    }

    /** The address that the page was opened by asks for the form at once. */
    private static boolean isNewWanted(@Nullable FacesContext faces) {
        return faces != null && faces.getExternalContext().getRequestParameterMap().containsKey("new");
    }

    public List<CustomerView> getItems() {
        List<CustomerView> present = items;
        return present == null ? load() : present;
    }

    private List<CustomerView> load() {
        CustomerList.Page page = list.page(text, null, SIZE);
        next = page.next();
        items = new ArrayList<>(page.items());
        return page.items();
    }

    /** Reads the first page again: a search, or something changed. */
    public void refresh() {
        items = null;
    }

    public void more() {
        CustomerList.Page page = list.page(text, next, SIZE);
        List<CustomerView> all = new ArrayList<>(getItems());
        all.addAll(page.items());
        items = all;
        next = page.next();
    }

    public void add() {
        List<IdentityKey> keys =
                newPhone.isBlank() ? List.of() : List.of(IdentityKey.of("phone", newPhone, "newPhone"));
        book.create(newName.strip(), keys);
        newName = "";
        newPhone = "";
        adding = false;
        refresh();
    }

    public void startAdding() {
        adding = true;
    }

    public void stopAdding() {
        adding = false;
    }

    public boolean isAdding() {
        return adding;
    }

    public boolean isMore() {
        getItems();
        return next != null;
    }

    public boolean isSearching() {
        return !text.isBlank();
    }

    public void clear() {
        text = "";
        refresh();
    }

    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text;
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(@Nullable String name) {
        newName = name == null ? "" : name;
    }

    public String getNewPhone() {
        return newPhone;
    }

    public void setNewPhone(@Nullable String phone) {
        newPhone = phone == null ? "" : phone;
    }
}
