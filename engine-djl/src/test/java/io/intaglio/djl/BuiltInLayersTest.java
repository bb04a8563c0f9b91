package io.intaglio.djl;

import io.intaglio.network.Activate;
import io.intaglio.network.Block;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Dense;
import io.intaglio.network.Dropout;
import io.intaglio.network.Gdn;
import io.intaglio.network.Layer;
import io.intaglio.network.Norm;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Pool;
import io.intaglio.network.PositionalEncoding;
import io.intaglio.network.Reshape;
import io.intaglio.network.Residual;
import io.intaglio.network.Scale;
import io.intaglio.network.SelfAttention;
import io.intaglio.network.Shape;
import io.intaglio.network.Stochastic;
import io.intaglio.network.Upsample;
import io.intaglio.testkit.LayerContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The contract of layers, by the built-in ones and one of a plug-in. */
class BuiltInLayersTest {

    private static final Activate SIGMOID = new Activate(Activate.Function.SIGMOID);

    @Nested
    class Maps extends LayerContract {

        @Override
        protected List<Layer> layers() {
            return List.of(
                    Conv.same(3, 3),
                    Conv.halve(3),
                    new Conv(3, 3, 1, 0, 1, 1),
                    Conv.depthwise(4, 5),
                    Conv.same(3, 3).dilation(2),
                    new ConvTranspose(3, 4, 2, 1, 0),
                    new Upsample(2, Upsample.Mode.NEAREST),
                    new Upsample(2, Upsample.Mode.BILINEAR),
                    new PixelShuffle(-2),
                    new PixelShuffle(2),
                    new Pool(Pool.Mode.AVERAGE, 2),
                    Norm.channel(),
                    new Norm(Norm.Mode.GROUP, 2),
                    new Gdn(false),
                    new Gdn(true),
                    new SelfAttention(2),
                    new Activate(Activate.Function.GELU),
                    SIGMOID,
                    new Dropout(0),
                    new PositionalEncoding(PositionalEncoding.Mode.COORDINATE, 1),
                    new Residual(List.of(Conv.same(4, 3))),
                    new Scale(List.of(Pool.globalAverage(), Dense.linear(4), SIGMOID)),
                    new Stochastic(2, List.of(Conv.same(4, 3))),
                    new Block("two", List.of(Conv.same(3, 3), SIGMOID)));
        }
    }

    @Nested
    class Vectors extends LayerContract {

        @Override
        protected List<Layer> layers() {
            return List.of(Dense.linear(5), SIGMOID, Norm.channel(), new Reshape(new Shape.Map(2, 3, 2)));
        }

        @Override
        protected List<Shape> shapes() {
            return List.of(new Shape.Vector(12));
        }
    }

    /** A rectangle of 3 x 5 can be neither halved nor spread over fewer channels. */
    @Nested
    class Shuffles extends LayerContract {

        @Override
        protected List<Layer> layers() {
            return List.of(new PixelShuffle(-2), new PixelShuffle(2));
        }

        @Override
        protected List<Shape> refused() {
            return List.of(new Shape.Map(3, 3, 5), new Shape.Vector(4));
        }
    }

    @Nested
    class OfAPlugin extends LayerContract {

        @Override
        protected List<Layer> layers() {
            return List.of(new ChannelGain(0.5));
        }
    }
}
