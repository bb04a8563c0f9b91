package io.intaglio.djl;

import ai.djl.pytorch.jni.JniUtils;

/** How many processors one operation may use. PyTorch keeps the number a thread, so every thread that enters must say it. */
final class Threads {

    private final int count;
    private final ThreadLocal<Boolean> said = ThreadLocal.withInitial(() -> false);

    /** @param asked a number, or 0 for as many as there are processors */
    Threads(int asked) {
        this.count = asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    }

    int count() {
        return count;
    }

    void enter() {
        if (!said.get()) {
            JniUtils.setNumThreads(count);
            said.set(true);
        }
    }
}
