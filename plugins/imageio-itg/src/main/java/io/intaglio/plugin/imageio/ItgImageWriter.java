package io.intaglio.plugin.imageio;

import io.intaglio.itg.ItgEncoder;
import io.intaglio.itg.ItgExtras;
import io.intaglio.itg.ItgQuality;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes {@code .itg} files. */
final class ItgImageWriter extends ImageWriter {

    ItgImageWriter(ItgImageWriterSpi provider) {
        super(provider);
    }

    @Override
    public ImageWriteParam getDefaultWriteParam() {
        return new ItgWriteParam(getLocale());
    }

    @Override
    public @Nullable IIOMetadata getDefaultStreamMetadata(@Nullable ImageWriteParam param) {
        return null;
    }

    @Override
    public IIOMetadata getDefaultImageMetadata(ImageTypeSpecifier type, @Nullable ImageWriteParam param) {
        return new ItgMetadata();
    }

    @Override
    public @Nullable IIOMetadata convertStreamMetadata(IIOMetadata in, @Nullable ImageWriteParam param) {
        return null;
    }

    @Override
    public IIOMetadata convertImageMetadata(
            IIOMetadata in, @Nullable ImageTypeSpecifier type, @Nullable ImageWriteParam param) {
        return MetadataConversion.of(in);
    }

    @Override
    public void write(@Nullable IIOMetadata stream, IIOImage image, @Nullable ImageWriteParam param)
            throws IOException {
        if (!(output instanceof ImageOutputStream out)) {
            throw new IllegalStateException("the writer has no output; call setOutput");
        }
        if (image.hasRaster()) {
            throw new UnsupportedOperationException("the writer takes images, not rasters");
        }
        ItgWriteParam own = param instanceof ItgWriteParam given ? given : new ItgWriteParam(getLocale());
        RenderedImage rendered = image.getRenderedImage();
        ImagePixels pixels = ImagePixels.of(rendered, param);
        IIOMetadata metadata = image.getMetadata();
        ItgExtras extras = metadata == null
                ? ItgExtras.none()
                : MetadataConversion.of(metadata).extras();
        if (extras.profile().isEmpty() && pixels.profile().isPresent()) {
            extras = extras.withProfile(pixels.profile().get());
        }
        if (pixels.alpha().isPresent()) {
            extras = extras.withAlpha(pixels.alpha().get());
        }
        clearAbortRequest();
        processImageStarted(0);
        try {
            byte[] file = new ItgEncoder(own.getModel())
                    .prepare(pixels.colour(), extras)
                    .encode(
                            ItgQuality.gain(ItgWriteParam.quality(param)),
                            ItgQuality.LAMBDA,
                            1 + own.getEffort(),
                            (done, total) -> {
                                processImageProgress(100f * done / total);
                                return !abortRequested();
                            });
            out.write(file);
            processImageComplete();
        } catch (CancellationException e) {
            processWriteAborted();
        }
    }
}
