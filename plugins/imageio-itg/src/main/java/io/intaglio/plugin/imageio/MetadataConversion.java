package io.intaglio.plugin.imageio;

import java.awt.color.ICC_Profile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.NodeList;

/** Takes over what the metadata of another format say: those of JPEG have EXIF, XMP and a profile. */
final class MetadataConversion {

    private static final String JPEG = "javax_imageio_jpeg_image_1.0";
    private static final int APP1 = 0xE1;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);

    private MetadataConversion() {}

    static ItgMetadata of(IIOMetadata in) {
        if (in instanceof ItgMetadata own) {
            return own;
        }
        ItgMetadata out = new ItgMetadata();
        if (JPEG.equals(in.getNativeMetadataFormatName())) {
            IIOMetadataNode root = (IIOMetadataNode) in.getAsTree(JPEG);
            NodeList markers = root.getElementsByTagName("unknown");
            for (int i = 0; i < markers.getLength(); i++) {
                IIOMetadataNode marker = (IIOMetadataNode) markers.item(i);
                if (marker.getAttribute("MarkerTag").equals(Integer.toString(APP1))
                        && marker.getUserObject() instanceof byte[] bytes) {
                    take(out, bytes);
                }
            }
            NodeList profiles = root.getElementsByTagName("app2ICC");
            if (profiles.getLength() > 0
                    && ((IIOMetadataNode) profiles.item(0)).getUserObject() instanceof ICC_Profile profile) {
                out.setProfile(profile.getData());
            }
        }
        return out;
    }

    private static void take(ItgMetadata out, byte[] bytes) {
        if (beginsWith(bytes, EXIF)) {
            out.setExif(Arrays.copyOfRange(bytes, EXIF.length, bytes.length));
        } else if (beginsWith(bytes, XMP)) {
            out.setXmp(Arrays.copyOfRange(bytes, XMP.length, bytes.length));
        }
    }

    private static boolean beginsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }
}
