package io.intaglio.tasks.baseline;

import io.intaglio.config.Settings;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.testkit.BaselineContract;
import org.junit.jupiter.api.Nested;

/** The contract of classical methods, by each of the built-in ones. */
class BaselineContractsTest {

    @Nested
    class Median extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new MedianBaseline();
        }

        @Override
        protected String task() {
            return "denoise";
        }
    }

    @Nested
    class NonLocalMeansFilter extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new NonLocalMeansBaseline();
        }

        @Override
        protected String task() {
            return "denoise";
        }
    }

    @Nested
    class BlockMatching extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new Bm3dBaseline();
        }

        @Override
        protected String task() {
            return "denoise";
        }
    }

    @Nested
    class Bicubic extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new BicubicBaseline();
        }

        @Override
        protected String task() {
            return "restore";
        }

        @Override
        protected Settings about() {
            return Settings.of("damage", "downscale").with("scale", 2);
        }
    }

    @Nested
    class WienerFilter extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new WienerBaseline();
        }

        @Override
        protected String task() {
            return "restore";
        }

        @Override
        protected Settings about() {
            return Settings.of("damage", "blur").with("kernel", "gaussian").with("sigma", 1.6);
        }
    }

    @Nested
    class Gamma extends BaselineContract {

        @Override
        protected BaselineProvider provider() {
            return new GammaBaseline();
        }

        @Override
        protected String task() {
            return "enhance";
        }

        @Override
        protected Settings about() {
            return Settings.of("kind", "low-light");
        }
    }
}
