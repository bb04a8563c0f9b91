package io.intaglio.task;

import io.intaglio.config.Settings;
import io.intaglio.image.Picture;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The input of a run.
 *
 * @param pictures pictures by role: {@link Inputs#IMAGE} is the input picture, the task defines the other roles ({@link
 *     io.intaglio.task.Task#roles})
 * @param files files by role
 * @param label the class for a class-conditional network, from 0; empty if no class is given
 * @param options options of this run, with the task's own keys, and {@code range}
 * @param listener receives the progress of long work
 * @since 0.1
 */
public record RunRequest(
        Map<String, List<Picture>> pictures,
        Map<String, Blob> files,
        OptionalInt label,
        Settings options,
        ProgressListener listener) {

    /** An empty request, for a task that generates pictures without input. */
    public static final RunRequest EMPTY = new RunRequest(Map.of(), Map.of(), OptionalInt.empty(), Settings.empty());

    public RunRequest {
        Map<String, List<Picture>> copy = new LinkedHashMap<>();
        pictures.forEach((role, list) -> copy.put(role, List.copyOf(list)));
        copy.values().removeIf(List::isEmpty);
        pictures = Collections.unmodifiableMap(copy);
        files = Map.copyOf(files);
    }

    /** Creates a request without a listener. */
    public RunRequest(
            Map<String, List<Picture>> pictures, Map<String, Blob> files, OptionalInt label, Settings options) {
        this(pictures, files, label, options, ProgressListener.NONE);
    }

    /** Returns a request with one input picture. */
    public static RunRequest of(Picture picture) {
        return EMPTY.with(Inputs.IMAGE, picture);
    }

    /** Returns a request with one picture for each role. */
    public static RunRequest of(Map<String, Picture> pictures, Settings options) {
        RunRequest request = EMPTY.withOptions(options);
        for (Map.Entry<String, Picture> each : pictures.entrySet()) {
            request = request.with(each.getKey(), each.getValue());
        }
        return request;
    }

    /** Returns this request with other pictures in a role. */
    public RunRequest with(String role, Picture... others) {
        Map<String, List<Picture>> all = new LinkedHashMap<>(pictures);
        all.put(role, List.of(others));
        return new RunRequest(all, files, label, options, listener);
    }

    /** Returns this request with another file in a role. */
    public RunRequest withFile(String role, Blob file) {
        Map<String, Blob> all = new HashMap<>(files);
        all.put(role, file);
        return new RunRequest(pictures, all, label, options, listener);
    }

    /** Returns this request with a class for the network. */
    public RunRequest withLabel(int other) {
        return new RunRequest(pictures, files, OptionalInt.of(other), options, listener);
    }

    /** Returns this request with other options. */
    public RunRequest withOptions(Settings others) {
        return new RunRequest(pictures, files, label, others, listener);
    }

    /** Returns this request with another listener. */
    public RunRequest withListener(ProgressListener other) {
        return new RunRequest(pictures, files, label, options, other);
    }
}
