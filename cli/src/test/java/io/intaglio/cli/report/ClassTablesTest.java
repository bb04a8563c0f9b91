package io.intaglio.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.metric.FigureTable;
import io.intaglio.metric.FigureTable.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassTablesTest {

    private static FigureTable confusion(double... counts) {
        return new FigureTable(
                "confusion",
                View.CONFUSION,
                List.of("cat", "<dog>"),
                List.of("cat", "<dog>"),
                List.of(List.of(counts[0], counts[1]), List.of(counts[2], counts[3])));
    }

    @Test
    void a_confusion_matrix_names_what_is_taken_for_what() {
        String html = new ConfusionTable(confusion(9, 1, 3, 7)).html();

        assertThat(html)
                .contains("&lt;dog&gt; taken for cat 3 times (30.0 %); cat taken for &lt;dog&gt; 1 times (10.0 %)")
                .contains(">90.0 %<", ">70.0 %<", "class=\"right\"", "class=\"wrong\"")
                .doesNotContain("<dog>");
        assertThat(new ConfusionTable(confusion(4, 0, 0, 4)).html()).contains("none, every answer is right");
        assertThat(new ConfusionTable(confusion(4, 0, 0, 0)).html()).contains("&ndash;");
    }

    @Test
    void a_reliability_diagram_has_a_bar_and_a_dot_for_each_bin() {
        FigureTable table = new FigureTable(
                "reliability",
                View.RELIABILITY,
                List.of("confidence", "accuracy", "count"),
                List.of("0.467 to 0.533", "0.933 to 1.000"),
                List.of(List.of(0.5, 0.25, 4.0), List.of(1.0, 1.0, 1200.0)));
        String html = new ReliabilityChart(table).html();

        assertThat(html.split("<rect class=\"right\"")).hasSize(3);
        assertThat(html.split("<circle")).hasSize(3);
        // A quarter of 320 pixels above the axis, which lies at 332.
        assertThat(html).contains("y=\"252.0\"", "height=\"80.0\"", "of 1,204", "confidence 50.0 %, right 25.0 % of 4");
    }
}
