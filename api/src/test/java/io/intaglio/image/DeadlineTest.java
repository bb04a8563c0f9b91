package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void aReaderThatLoopsOverItsInputIsEnded() throws InterruptedException {
        BytesImageInput input = new BytesImageInput(new byte[10]);
        CountDownLatch ended = new CountDownLatch(1);
        assertThatThrownBy(() -> Deadline.run(
                        "loop.tif",
                        1,
                        () -> {
                            try {
                                while (true) {
                                    input.read();
                                }
                            } finally {
                                ended.countDown();
                            }
                        },
                        input::expire))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessage("loop.tif cannot be read: it was not read within 1 seconds");
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whateverAReaderThrowsIsAnUnreadableImage() {
        assertThatThrownBy(() -> Deadline.run("a", 9, () -> deep(0), () -> {}))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("StackOverflowError");
        assertThatThrownBy(() -> Deadline.run("a", 9, () -> new byte[-1], () -> {}))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("NegativeArraySizeException");
    }

    private static int deep(int depth) {
        return depth < 0 ? depth : deep(depth + 1) + 1;
    }

    @Test
    void anInterruptedReaderStopsAndStaysInterrupted() {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Deadline.run("a", 9, () -> stopped.await(9, TimeUnit.SECONDS), stopped::countDown))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.getCount()).isZero();
    }

    @Test
    void aReasonIsOneLine() {
        assertThat(Deadline.reason(new IOException("first\nsecond"))).isEqualTo("first");
    }
}
