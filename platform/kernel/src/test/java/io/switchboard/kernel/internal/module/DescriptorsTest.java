// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.tenancy.Scope;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.module.ModuleDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.utils.manifest.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;

class DescriptorsTest {

    @Test
    void readsWhatTheAnnotationsWrite() {
        String header = "switchboard.module;id=crm;title=\"CRM, and more\";feature=sales,"
                + "switchboard.menu;title=Deals;page=deals;icon=i;order:Integer=20,"
                + "switchboard.menu;title=Customers;page=customers;icon=users;order:Integer=\"10\";start=true,"
                + "switchboard.panel;place=\"conversation.context\";page=card;title=Customer;order:Long=1,"
                + "switchboard.command;title=\"New deal\";page=\"deals?new=1\";icon=plus;group=create;key=D,"
                + "switchboard.command;title=Stale;page=stale;icon=clock;permission=\"deal.read\","
                + "switchboard.permission;name=\"deal.edit\";words=\"edit deals\";group=Deals;scopes=\"own team all\";manager=all;agent=own,"
                + "switchboard.permission;name=\"deal.delete\";words=\"delete deals, for good\";group=Deals;admin=\"\","
                + "switchboard.page;name=customers;permission=members,"
                + "switchboard.page;name=deals;permission=\"deal.read  deal.edit\","
                + "osgi.service;objectClass:List<String>=\"a,b\"";

        assertThat(Descriptors.of(Parser.parseHeader(header), "1.2.0"))
                .singleElement()
                .satisfies(module -> {
                    assertThat(module.title()).isEqualTo("CRM, and more");
                    assertThat(module.feature()).isEqualTo("sales");
                    assertThat(module.menu())
                            .extracting(ModuleDescriptor.Menu::page)
                            .containsExactly("customers", "deals");
                    assertThat(module.menu())
                            .extracting(ModuleDescriptor.Menu::isStart)
                            .containsExactly(true, false);
                    assertThat(module.panels())
                            .containsExactly(
                                    new ModuleDescriptor.PanelEntry("conversation.context", "card", "Customer", 1));
                    assertThat(module.commands())
                            .containsExactly(
                                    new ModuleDescriptor.Command("New deal", "deals?new=1", "plus", "create", "", "D"),
                                    new ModuleDescriptor.Command("Stale", "stale", "clock", "do", "deal.read", ""));
                    assertThat(module.permissions())
                            .containsExactly(
                                    new DeclaredPermission(
                                            "deal.edit", "edit deals", "Deals", Set.of(Scope.OWN, Scope.TEAM, Scope.ALL),
                                            Map.of("admin", "all", "manager", "all", "agent", "own")),
                                    new DeclaredPermission(
                                            "deal.delete", "delete deals, for good", "Deals", Set.of(Scope.ALL), Map.of()));
                    assertThat(module.pages())
                            .containsExactly(
                                    new ModuleDescriptor.OpenedPage("customers", List.of()),
                                    new ModuleDescriptor.OpenedPage("deals", List.of("deal.read", "deal.edit")));
                    assertThat(module.isOpenTo("customers?new=1", permission -> false)).isTrue();
                    assertThat(module.isOpenTo("deals", "deal.edit"::equals)).isTrue();
                    assertThat(module.isOpenTo("deals", "customer.read"::equals)).isFalse();
                    assertThat(module.isOpenTo("part", permission -> true)).isFalse();
                });
    }

    @Test
    void namesAMissingAttribute() {
        assertThatThrownBy(() -> Descriptors.of(Parser.parseHeader("switchboard.module;id=crm"), "1.0.0"))
                .hasMessage("the capability switchboard.module has no attribute title");
    }

    @ParameterizedTest
    @CsvSource({"Deal edit, all", "deal, all", "deal.edit, everybody"})
    void refusesAPermissionThatNobodyCouldHold(String name, String scope) {
        String header = "switchboard.module;id=crm;title=CRM;feature=crm,switchboard.permission;name=\"" + name
                + "\";words=w;group=g;manager=" + scope;
        assertThatThrownBy(() -> Descriptors.of(Parser.parseHeader(header), "1.0.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the permission " + name);
    }

    @ParameterizedTest
    @CsvSource({"' ', Deals, words", "edit deals, ' ', group"})
    void refusesAPermissionThatNobodyCouldRead(String words, String group, String missing) {
        String header = "switchboard.module;id=crm;title=CRM;feature=crm,switchboard.permission;name=\"deal.edit\""
                + ";words=\"" + words + "\";group=\"" + group + "\"";
        assertThatThrownBy(() -> Descriptors.of(Parser.parseHeader(header), "1.0.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the permission deal.edit has no " + missing + " to be read by");
    }

    @Test
    void aRollbackIsHigherThanWhatRunsAndLowerThanTheNext() {
        Version running = new Version("1.2.0.20261124");
        Version back = RollbackVersion.above(running, new Version("1.1.0"));
        Version again = RollbackVersion.above(back, new Version("1.0.0"));

        assertThat(back).hasToString("1.2.0.20261124-back001-1_1_0").isGreaterThan(running);
        assertThat(again).hasToString("1.2.0.20261124-back002-1_0_0").isGreaterThan(back);
        assertThat(again).isLessThan(new Version("1.2.0.20261125"));
    }
}
