package com.example.intaglio;

import io.intaglio.network.LossTerm;
import io.intaglio.testkit.TermContract;
import java.util.List;

class LikenessTest extends TermContract {

    @Override
    protected List<LossTerm> terms() {
        return List.of(new Likeness(0.5));
    }
}
