package io.intaglio.djl;

import ai.djl.pytorch.jni.JniUtils;

/**
 * How many processors one operation may use. PyTorch keeps the number a thread, so every thread that enters must say
 * it.
 */
final class Threads {

    private static final ThreadLocal<Integer> SAID = ThreadLocal.withInitial(() -> 0);

    private final int count;

    /** @param asked a number, or 0 for as many as there are processors */
    Threads(int asked) {
        this.count = asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    }

    int count() {
        return count;
    }

    void enter() {
        if (SAID.get() != count) {
            JniUtils.setNumThreads(count);
            SAID.set(count);
        }
    }
}
