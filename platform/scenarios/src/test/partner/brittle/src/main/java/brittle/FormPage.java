// SPDX-License-Identifier: Apache-2.0
package brittle;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.web.PageBean;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** A form with a field of each kind. */
@Component(service = FormPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "form")
public class FormPage {
    private String title = "";
    private String words = "";
    private String colour = "red";
    private String size = "small";
    private boolean agreed;
    private String secret = "";
    private Object file;

    public void save() {
        if (title.isBlank()) {
            throw new InvalidInput("title", "required", "Enter a title.");
        }
        Brittle.SAVED.incrementAndGet();
        title = "";
        words = "";
    }

    /** A property that cannot be read. */
    public String getBroken() {
        throw new IllegalStateException(Brittle.PRIVATE);
    }

    /** An act that fails. */
    public void fail() {
        throw new IllegalStateException(Brittle.PRIVATE);
    }

    public int getSaved() {
        return Brittle.SAVED.get();
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    public String getColour() {
        return colour;
    }

    public void setColour(String colour) {
        this.colour = colour;
    }

    public String getSize() {
        return size;
    }

    public void setSize(String size) {
        this.size = size;
    }

    public boolean isAgreed() {
        return agreed;
    }

    public void setAgreed(boolean agreed) {
        this.agreed = agreed;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public Object getFile() {
        return file;
    }

    public void setFile(Object file) {
        this.file = file;
    }
}
