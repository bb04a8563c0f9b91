package io.intaglio.plugin.imageio;

import java.util.List;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadataFormat;
import javax.imageio.metadata.IIOMetadataFormatImpl;

/**
 * The shape of the native metadata: a node for each block of bytes.
 *
 * @since 0.1
 */
public final class ItgMetadataFormat extends IIOMetadataFormatImpl {

    static final List<String> BLOCKS = List.of("exif", "icc", "iptc", "xmp");

    private ItgMetadataFormat() {
        super(ItgMetadata.NATIVE, CHILD_POLICY_SOME);
        for (String block : BLOCKS) {
            addElement(block, ItgMetadata.NATIVE, CHILD_POLICY_EMPTY);
            addObjectValue(block, byte.class, 0, Integer.MAX_VALUE);
        }
    }

    /** Returns it, as ImageIO asks. */
    public static IIOMetadataFormat getInstance() {
        return new ItgMetadataFormat();
    }

    @Override
    public boolean canNodeAppear(String element, ImageTypeSpecifier type) {
        return true;
    }
}
