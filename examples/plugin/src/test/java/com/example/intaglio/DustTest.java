package com.example.intaglio;

import io.intaglio.spi.Damage;
import io.intaglio.spi.DamageContract;

class DustTest extends DamageContract {

    @Override
    protected Damage damage() {
        return new Dust();
    }
}
