package io.intaglio.plugin.opencv;

import io.intaglio.image.ImageBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** OpenCV's arrays of one computation. They lie outside Java's memory; closing this frees them. */
final class Mats implements AutoCloseable {

    private final Deque<Mat> open = new ArrayDeque<>();

    Mats() {
        OpenCvLibrary.load();
    }

    /** An empty array for a result. */
    Mat empty() {
        return kept(new Mat());
    }

    Mat kept(Mat mat) {
        open.push(mat);
        return mat;
    }

    /** Channels of an image, in the order given, clipped to [0, 1] and rounded to eight bits. */
    Mat bytes(ImageBatch image, int... channels) {
        ImageBatch part = image.channels(channels);
        byte[] bytes = new byte[part.data().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(255 * Math.max(0f, Math.min(1f, part.data()[i])));
        }
        Mat mat = kept(new Mat(image.height(), image.width(), CvType.CV_8UC(channels.length)));
        mat.put(0, 0, bytes);
        return mat;
    }

    /** Channels of an image as they are, 32-bit floats. */
    Mat floats(ImageBatch image, int... channels) {
        Mat mat = kept(new Mat(image.height(), image.width(), CvType.CV_32FC(channels.length)));
        mat.put(0, 0, image.channels(channels).data());
        return mat;
    }

    /** Writes an array of eight bits or floats into channels of an image, in the order given. */
    static void write(Mat mat, ImageBatch image, int... channels) {
        int count = channels.length;
        float[] data = new float[image.height() * image.width() * count];
        if (mat.depth() == CvType.CV_8U) {
            byte[] bytes = new byte[data.length];
            mat.get(0, 0, bytes);
            for (int i = 0; i < data.length; i++) {
                data[i] = (bytes[i] & 0xff) / 255f;
            }
        } else {
            mat.get(0, 0, data);
        }
        for (int i = 0; i < data.length; i++) {
            image.data()[i / count * image.channels() + channels[i % count]] = data[i];
        }
    }

    @Override
    public void close() {
        open.forEach(Mat::release);
    }
}
