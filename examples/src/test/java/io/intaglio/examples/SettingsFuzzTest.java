package io.intaglio.examples;

import io.intaglio.testkit.fuzz.FuzzContract;

class SettingsFuzzTest extends FuzzContract {

    SettingsFuzzTest() {
        super(SettingsFuzz.class, 192);
    }
}
