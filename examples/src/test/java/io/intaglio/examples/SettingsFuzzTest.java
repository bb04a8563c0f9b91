package io.intaglio.examples;

import io.intaglio.fuzz.FuzzContract;

class SettingsFuzzTest extends FuzzContract {

    SettingsFuzzTest() {
        super(SettingsFuzz.class, 192);
    }
}
