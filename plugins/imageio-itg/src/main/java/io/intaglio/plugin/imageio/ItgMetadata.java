package io.intaglio.plugin.imageio;

import io.intaglio.image.Metadata;
import io.intaglio.itg.ItgExtras;
import io.intaglio.itg.ItgHeader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.metadata.IIOMetadataNode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/**
 * Holds what a file carries besides its pixels. The native tree has a node for each block, with its bytes as user
 * object: {@code exif}, {@code icc}, {@code xmp}, {@code iptc}.
 *
 * @since 0.1
 */
public final class ItgMetadata extends IIOMetadata {

    /** The name of the native format. */
    public static final String NATIVE = "io_intaglio_itg_1.0";

    private static final String EXIF = "exif";
    private static final String PROFILE = "icc";
    private static final String XMP = "xmp";
    private static final String IPTC = "iptc";

    private final @Nullable ItgHeader header;
    private final boolean opacity;
    private final Map<String, byte[]> blocks = new TreeMap<>();

    /** Creates empty ones, to be written. */
    public ItgMetadata() {
        this(null, ItgExtras.none());
    }

    ItgMetadata(@Nullable ItgHeader header, ItgExtras extras) {
        super(true, NATIVE, ItgMetadataFormat.class.getName(), null, null);
        this.header = header;
        this.opacity = extras.alpha().isPresent();
        extras.metadata().exif().ifPresent(bytes -> blocks.put(EXIF, bytes));
        extras.metadata().xmp().ifPresent(bytes -> blocks.put(XMP, bytes));
        extras.metadata().iptc().ifPresent(bytes -> blocks.put(IPTC, bytes));
        extras.profile().ifPresent(bytes -> blocks.put(PROFILE, bytes));
    }

    /** Returns a copy of the EXIF block, which begins with its byte order ({@code II} or {@code MM}). */
    public Optional<byte[]> exif() {
        return block(EXIF);
    }

    /** Returns a copy of the ICC profile. */
    public Optional<byte[]> profile() {
        return block(PROFILE);
    }

    /** Returns a copy of the XMP packet. */
    public Optional<byte[]> xmp() {
        return block(XMP);
    }

    /** Returns a copy of the IPTC records. */
    public Optional<byte[]> iptc() {
        return block(IPTC);
    }

    private Optional<byte[]> block(String name) {
        return Optional.ofNullable(blocks.get(name)).map(byte[]::clone);
    }

    /** Sets the EXIF block. */
    public void setExif(byte[] block) {
        blocks.put(EXIF, block.clone());
    }

    /** Sets the XMP packet. */
    public void setXmp(byte[] packet) {
        blocks.put(XMP, packet.clone());
    }

    /** Sets the IPTC records. */
    public void setIptc(byte[] records) {
        blocks.put(IPTC, records.clone());
    }

    /** Sets the ICC profile; the writer takes that of the image where this is missing. */
    public void setProfile(byte[] profile) {
        blocks.put(PROFILE, profile.clone());
    }

    /** Returns these as a file has them, without the opacity. */
    ItgExtras extras() {
        Metadata metadata = Metadata.empty();
        metadata = blocks.containsKey(EXIF) ? metadata.withExif(blocks.get(EXIF)) : metadata;
        metadata = blocks.containsKey(XMP) ? metadata.withXmp(blocks.get(XMP)) : metadata;
        metadata = blocks.containsKey(IPTC) ? metadata.withIptc(blocks.get(IPTC)) : metadata;
        ItgExtras extras = ItgExtras.none().with(metadata);
        return blocks.containsKey(PROFILE) ? extras.withProfile(blocks.get(PROFILE)) : extras;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public Node getAsTree(String format) {
        if (format.equals(IIOMetadataFormatImpl.standardMetadataFormatName)) {
            return getStandardTree();
        }
        checkNative(format);
        IIOMetadataNode root = new IIOMetadataNode(NATIVE);
        blocks.forEach((name, bytes) -> {
            IIOMetadataNode node = new IIOMetadataNode(name);
            node.setUserObject(bytes.clone());
            root.appendChild(node);
        });
        return root;
    }

    private static void checkNative(String format) {
        if (!format.equals(NATIVE)) {
            throw new IllegalArgumentException("no metadata format of .itg: " + format);
        }
    }

    @Override
    public void mergeTree(String format, Node root) throws IIOInvalidTreeException {
        if (format.equals(IIOMetadataFormatImpl.standardMetadataFormatName)) {
            // It has no place for EXIF or a profile, and the pixels say the rest.
            return;
        }
        checkNative(format);
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            boolean known = ItgMetadataFormat.BLOCKS.contains(node.getNodeName());
            if (!known || !(node instanceof IIOMetadataNode full) || !(full.getUserObject() instanceof byte[] bytes)) {
                throw new IIOInvalidTreeException(
                        "nodes are " + ItgMetadataFormat.BLOCKS + " with bytes as user object, not "
                                + node.getNodeName(),
                        node);
            }
            blocks.put(node.getNodeName(), bytes.clone());
        }
    }

    @Override
    public void reset() {
        blocks.clear();
    }

    @Override
    protected @Nullable IIOMetadataNode getStandardChromaNode() {
        if (header == null) {
            return null;
        }
        IIOMetadataNode chroma = new IIOMetadataNode("Chroma");
        chroma.appendChild(node("ColorSpaceType", "name", header.channels() == 1 ? "GRAY" : "RGB"));
        int bands = header.channels() + (opacity ? 1 : 0);
        chroma.appendChild(node("NumChannels", "value", Integer.toString(bands)));
        return chroma;
    }

    @Override
    protected IIOMetadataNode getStandardCompressionNode() {
        IIOMetadataNode compression = new IIOMetadataNode("Compression");
        compression.appendChild(node("CompressionTypeName", "value", "itg"));
        compression.appendChild(node("Lossless", "value", "FALSE"));
        return compression;
    }

    @Override
    protected IIOMetadataNode getStandardDataNode() {
        IIOMetadataNode data = new IIOMetadataNode("Data");
        data.appendChild(node("SampleFormat", "value", "UnsignedIntegral"));
        return data;
    }

    @Override
    protected IIOMetadataNode getStandardTransparencyNode() {
        IIOMetadataNode transparency = new IIOMetadataNode("Transparency");
        transparency.appendChild(node("Alpha", "value", opacity ? "nonpremultiplied" : "none"));
        return transparency;
    }

    private static IIOMetadataNode node(String name, String attribute, String value) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        node.setAttribute(attribute, value);
        return node;
    }
}
