package com.example.intaglio;

import io.intaglio.spi.Damage;
import io.intaglio.testkit.DamageContract;

class DustTest extends DamageContract {

    @Override
    protected Damage damage() {
        return new Dust();
    }
}
