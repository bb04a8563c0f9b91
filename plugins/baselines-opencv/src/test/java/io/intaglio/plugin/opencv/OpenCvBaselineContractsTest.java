package io.intaglio.plugin.opencv;

import io.intaglio.config.Settings;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.testkit.BaselineContract;
import org.junit.jupiter.api.Nested;

/** The contract of classical methods, by each of OpenCV's. */
class OpenCvBaselineContractsTest {

    @Nested
    class Telea extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new TeleaBaseline();
        }

        @Override
        protected String task() {
            return "restore";
        }
    }

    @Nested
    class NavierStokes extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new NavierStokesBaseline();
        }

        @Override
        protected String task() {
            return "restore";
        }
    }

    @Nested
    class Clahe extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new ClaheBaseline();
        }

        @Override
        protected String task() {
            return "enhance";
        }
    }

    @Nested
    class NonLocalMeans extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new OpenCvNonLocalMeansBaseline();
        }

        @Override
        protected String task() {
            return "denoise";
        }

        @Override
        protected Settings about() {
            return Settings.of("sigma", 20);
        }
    }
}
