package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads the diagram of the modules with a wide font, such as a browser takes that does not have the usual ones. */
class DiagramTest {

    private static final double MARGIN = 4;

    /**
     * A rectangle in pixels.
     *
     * @param name what is written in it, or how it is drawn
     */
    private record Box(String name, double left, double top, double right, double bottom) {

        boolean holds(Box other, double margin) {
            return other.left >= left + margin
                    && other.right <= right - margin
                    && other.top >= top
                    && other.bottom <= bottom;
        }

        boolean meets(Box other) {
            return other.left < right && other.right > left && other.top < bottom && other.bottom > top;
        }
    }

    @Test
    void every_text_fits_its_box_and_meets_no_other() throws Exception {
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Documents.read("docs/images/modules.svg"))))
                .getDocumentElement();
        List<Box> boxes = boxes(svg);
        List<Box> texts = texts(svg);

        assertThat(texts).hasSizeGreaterThan(30);
        int inside = 0;
        for (Box text : texts) {
            List<Box> touched =
                    boxes.stream().skip(1).filter(box -> box.meets(text)).toList();
            inside += touched.size();
            Box around = touched.isEmpty() ? boxes.get(0) : touched.get(0);
            assertThat(touched).as(text.name()).hasSizeLessThan(2);
            assertThat(around.holds(text, MARGIN)).as("%s in %s", text, around).isTrue();
            assertThat(texts).filteredOn(text::meets).containsExactly(text);
        }
        assertThat(inside).isGreaterThan(25);
    }

    /** The first is the whole picture. */
    private static List<Box> boxes(Element svg) {
        List<Box> boxes = new ArrayList<>();
        NodeList found = svg.getElementsByTagName("rect");
        for (int i = 0; i < found.getLength(); i++) {
            Element rect = (Element) found.item(i);
            double x = number(rect, "x", "0");
            double y = number(rect, "y", "0");
            boxes.add(new Box("box", x, y, x + number(rect, "width", "0"), y + number(rect, "height", "0")));
        }
        return boxes;
    }

    private static List<Box> texts(Element svg) {
        List<Box> texts = new ArrayList<>();
        NodeList found = svg.getElementsByTagName("text");
        for (int i = 0; i < found.getLength(); i++) {
            Element text = (Element) found.item(i);
            double size = number(text, "font-size", "16");
            double width = size
                    * ems(
                            text.getTextContent(),
                            inherited(text, "font-weight", "").equals("bold"));
            double x = number(text, "x", "0");
            double left = inherited(text, "text-anchor", "start").equals("middle") ? x - width / 2 : x;
            double base = number(text, "y", "0");
            texts.add(new Box(text.getTextContent(), left, base - 0.76 * size, left + width, base + 0.24 * size));
        }
        return texts;
    }

    /** Not less than in DejaVu Sans, one of the widest fonts without serifs. */
    private static double ems(String text, boolean bold) {
        double ems = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ems += bold ? bold(c) : plain(c);
        }
        return ems;
    }

    private static double plain(char c) {
        if (" ijlI.,:;'/|".indexOf(c) >= 0) {
            return 0.34;
        }
        return "frt()-".indexOf(c) >= 0 ? 0.41 : "mwMW%@".indexOf(c) >= 0 ? 1 : Character.isUpperCase(c) ? 0.79 : 0.64;
    }

    private static double bold(char c) {
        return (" ijlI.,:;'/|frt()-".indexOf(c) >= 0 ? 0.09 : 0.11) + plain(c);
    }

    private static double number(Element element, String attribute, String otherwise) {
        return Double.parseDouble(inherited(element, attribute, otherwise));
    }

    /** Its own value, or that of the nearest element above that has one. */
    private static String inherited(Element element, String attribute, String otherwise) {
        for (Element each = element; ; each = (Element) each.getParentNode()) {
            if (each.hasAttribute(attribute)) {
                return each.getAttribute(attribute);
            }
            if (!(each.getParentNode() instanceof Element)) {
                return otherwise;
            }
        }
    }
}
