package io.intaglio.cli.codecs;

import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgEncoder;
import io.intaglio.itg.ItgExtras;
import io.intaglio.itg.ItgModel;
import io.intaglio.itg.ItgPixels;
import io.intaglio.itg.ItgQuality;
import io.intaglio.itg.ItgSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Intaglio's own files.
 *
 * @since 0.1
 */
public final class ItgCodec implements RateCodec {

    private static final List<Integer> GAINS = List.of(90, 100, 110, 120, 130, 140, 150, 160);

    private final ItgModel model;
    private final ItgEncoder encoder;
    private final ItgDecoder decoder;
    private final int passes;

    /**
     * Creates a codec.
     *
     * @param passes over a picture, at least 1
     */
    public ItgCodec(ItgModel model, int passes) {
        this.model = model;
        this.encoder = new ItgEncoder(model);
        this.decoder = new ItgDecoder(model);
        this.passes = passes;
    }

    @Override
    public String name() {
        return "itg";
    }

    @Override
    public List<Integer> qualities() {
        return GAINS;
    }

    @Override
    public List<CodedPicture> codings(ItgPixels picture) throws IOException {
        ItgEncoder.Prepared prepared = encoder.prepare(picture, ItgExtras.none());
        List<CodedPicture> codings = new ArrayList<>();
        for (int gain : GAINS) {
            byte[] file = prepared.encode(gain, ItgQuality.LAMBDA, passes);
            codings.add(new CodedPicture(file.length, decoder.decode(file)));
        }
        return codings;
    }

    /** Returns the best file of at most so many bytes. */
    CodedPicture within(ItgPixels picture, long bytes) throws IOException {
        byte[] file = new ItgSearch(encoder.prepare(picture, ItgExtras.none()), model, ItgQuality.LAMBDA, passes)
                .atMost(bytes);
        return new CodedPicture(file.length, decoder.decode(file));
    }
}
