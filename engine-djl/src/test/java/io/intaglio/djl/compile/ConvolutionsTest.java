package io.intaglio.djl.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.DjlEngineProvider;
import io.intaglio.djl.compile.Convolutions.Use;
import io.intaglio.spi.EngineOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels that are wrong are found out, and other ways are taken that are right. */
class ConvolutionsTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        new DjlEngineProvider().open(new EngineOptions().device("cpu")).close();
        manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    }

    @AfterEach
    void close() {
        assertThat(manager.getManagedArrays()).isEmpty();
        manager.close();
    }

    private static Convolution convolution(int in, int out, int kernel, int stride, int padding, int groups) {
        return new Convolution(in, out, kernel, stride, padding, 1, groups, false);
    }

    static Stream<Convolution> kinds() {
        return Stream.of(
                convolution(1, 1, 3, 1, 1, 1),
                convolution(3, 5, 3, 1, 1, 1),
                convolution(16, 32, 3, 1, 1, 1),
                convolution(20, 6, 1, 1, 0, 1),
                convolution(4, 6, 3, 2, 1, 2),
                convolution(5, 7, 4, 2, 1, 1),
                convolution(3, 3, 11, 1, 0, 3),
                convolution(6, 3, 5, 3, 0, 1),
                new Convolution(5, 7, 3, 1, 2, 2, 1, false),
                new Convolution(4, 6, 3, 2, 3, 3, 2, false),
                new Convolution(3, 3, 2, 1, 0, 4, 3, false));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyWayIsRightForEveryKind(Convolution c) {
        ReferenceConvolution reference = new ReferenceConvolution(c, true);
        for (ConvolutionMethod way : ConvolutionMethod.values()) {
            if (way.suits(c)) {
                assertThat(ConvolutionProof.faults(manager, ConvolutionKernel.NATIVE, way, c, reference, true))
                        .as(way.name())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aWrongKernelIsFoundInItsDirectionAndInBothLayouts(Direction direction) {
        Convolution c = convolution(5, 7, 3, 1, 1, 1);

        assertThat(ConvolutionProof.faults(
                        manager,
                        FaultyKernel.tails(direction),
                        ConvolutionMethod.DIRECT,
                        c,
                        new ReferenceConvolution(c, true),
                        true))
                .containsExactly(
                        new ConvolutionProof.Fault(c, direction, true),
                        new ConvolutionProof.Fault(c, direction, false));
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void theFastestRightWayIsTaken(Direction direction) {
        Convolution tail = convolution(5, 7, 3, 1, 1, 1);
        Convolution whole = convolution(16, 32, 3, 1, 1, 1);
        Convolution grouped = convolution(4, 6, 3, 1, 1, 2);
        Convolutions convolutions = Convolutions.proved(FaultyKernel.tails(direction), ConvolutionVerdicts.unkept());

        assertThat(convolutions.detour(manager, whole)).isEmpty();
        assertThat(convolutions.detour(manager, tail)).get().asString().contains("padded to multiples of 16");
        assertThat(convolutions.detour(manager, grouped)).get().asString().contains("a product of matrices");
        for (Convolution c : List.of(tail, whole, grouped)) {
            ConvolutionKernel taken = (x, weight, bias, stride, padding, dilation, groups) ->
                    convolutions.convolve(convolutions.way(Use.TRAINING, manager, c), x, weight, bias, c);
            assertThat(ConvolutionProof.faults(
                            manager, taken, ConvolutionMethod.DIRECT, c, new ReferenceConvolution(c, true), true))
                    .isEmpty();
        }
    }

    @Test
    void aRunNeedsNoGradients() {
        Convolution c = convolution(5, 7, 3, 1, 1, 1);
        Convolutions convolutions =
                Convolutions.proved(FaultyKernel.always(Direction.BY_INPUT), ConvolutionVerdicts.unkept());

        assertThat(convolutions.way(Use.RUNNING, manager, c)).isEqualTo(ConvolutionMethod.DIRECT);
        assertThat(convolutions.detour(manager, c)).isPresent();
    }

    @Test
    void productsIn16BitsGiveWayToSinglePrecision() {
        Convolution c = new Convolution(5, 7, 3, 1, 1, 1, 1, true);
        Convolutions right = Convolutions.proved(ConvolutionKernel.NATIVE, ConvolutionVerdicts.unkept());
        Convolutions wrong =
                Convolutions.proved(FaultyKernel.always(Direction.BY_WEIGHTS), ConvolutionVerdicts.unkept());

        assertThat(right.detour(manager, c)).isEmpty();
        assertThat(wrong.detour(manager, c)).get().asString().contains("single precision");
    }

    @Test
    void verdictsAreKept(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("new").resolve("verdicts.properties");
        Map<String, String> identity = Map.of("processor", "2 × Some C:\\kind", "natives", "1");
        Convolution c = convolution(5, 7, 3, 1, 1, 1);
        AtomicInteger calls = new AtomicInteger();
        FaultyKernel faulty = FaultyKernel.tails(Direction.FORWARD);
        ConvolutionKernel counted = (x, weight, bias, stride, padding, dilation, groups) -> {
            calls.incrementAndGet();
            return faulty.convolve(x, weight, bias, stride, padding, dilation, groups);
        };
        Convolutions first = Convolutions.proved(counted, ConvolutionVerdicts.in(file, identity));
        first.detour(manager, c);
        first.keep();
        assertThat(calls.getAndSet(0)).isPositive();
        assertThat(Files.readString(file)).contains("plain.training.5-7.k3.s1.p1.g1.float32=padded");

        Convolutions second = Convolutions.proved(counted, ConvolutionVerdicts.in(file, identity));
        assertThat(second.detour(manager, c)).get().asString().contains("padded");
        assertThat(calls).hasValue(0);

        Convolutions other = Convolutions.proved(
                counted, ConvolutionVerdicts.in(file, Map.of("processor", "another", "natives", "1")));
        other.detour(manager, c);
        assertThat(calls.get()).isPositive();
    }

    @Test
    void aDilationIsPartOfAVerdictsName() {
        assertThat(new Convolution(5, 7, 3, 1, 2, 2, 1, false).key()).isEqualTo("5-7.k3.s1.p2.d2.g1.float32");
        assertThat(new Convolution(5, 7, 3, 1, 2, 2, 1, true)).hasToString("5→7 3×3 dilation 2 bfloat16");
    }

    @Test
    void whatWasFoundInAnotherConditionDoesNotHold(@TempDir Path folder) {
        Path file = folder.resolve("verdicts.properties");
        Convolution c = convolution(5, 7, 3, 1, 1, 1);
        ConvolutionVerdicts mended = ConvolutionVerdicts.in(file, Map.of());
        mended.condition("mended");
        Convolutions right = Convolutions.proved(ConvolutionKernel.NATIVE, mended);
        assertThat(right.detour(manager, c)).isEmpty();
        right.keep();

        Convolutions wrong =
                Convolutions.proved(FaultyKernel.tails(Direction.FORWARD), ConvolutionVerdicts.in(file, Map.of()));
        assertThat(wrong.detour(manager, c)).isPresent();
    }

    @Test
    void aFileOfVerdictsThatIsNoneIsMadeAnew(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("verdicts.properties");
        for (String text :
                List.of("", "\\u12", "format=1\nprocessor=a\nplain.training.5-7.k3.s1.p1.g1.float32=by magic\n")) {
            Files.writeString(file, text);
            Convolutions convolutions = Convolutions.proved(
                    FaultyKernel.tails(Direction.FORWARD), ConvolutionVerdicts.in(file, Map.of("processor", "a")));

            assertThat(convolutions.detour(manager, convolution(5, 7, 3, 1, 1, 1)))
                    .get()
                    .asString()
                    .contains("padded");
        }
    }

    @Test
    void somethingRightAlwaysRemains() {
        ConvolutionKernel nothing = (x, weight, bias, stride, padding, dilation, groups) ->
                ConvolutionKernel.NATIVE.convolve(x.sub(x), weight, bias, stride, padding, dilation, groups);
        Convolutions convolutions = Convolutions.proved(nothing, ConvolutionVerdicts.unkept());

        // A product of matrices does not ask the kernel.
        assertThat(convolutions.detour(manager, convolution(5, 7, 3, 1, 1, 1)))
                .get()
                .asString()
                .contains("product of matrices");
    }

    @Test
    void theGridIsRightHere() {
        assertThat(ConvolutionGrid.faults(manager, ConvolutionKernel.NATIVE)).isEmpty();
        assertThat(ConvolutionGrid.faults(manager, FaultyKernel.always(Direction.BY_INPUT)))
                .hasSize(ConvolutionGrid.size() / EnumSet.allOf(Direction.class).size());
    }
}
