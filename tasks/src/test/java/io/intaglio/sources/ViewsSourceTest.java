package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.metric.Mse;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsSourceTest extends SourceContract {

    @TempDir
    Path folder;

    @Override
    protected Source open() throws IOException {
        return new ViewsSourceProvider().open("20,demo:digits,count=50");
    }

    @Test
    void theyKeepNamesAndClassesAndLookOtherwise() throws IOException {
        Source views = open();
        Source digits = new DemoSourceProvider().open("digits,count=50");
        Set<String> names = new HashSet<>();
        for (long i = 0; i < views.size(); i++) {
            Example view = views.get(i);
            Example digit = digits.get(Integer.parseInt(view.name()));

            assertThat(view.label()).isEqualTo(digit.label());
            assertThat(view.image().data()).isNotEqualTo(digit.image().data());
            names.add(view.name());
        }
        assertThat(names).hasSize(20);
        assertThat(views.classes()).isEqualTo(digits.classes());
    }

    @Test
    void aSeedChoosesOtherOnesAndAFolderNeedsNoName() throws IOException {
        TestFiles.picture(folder.resolve("a.png"), 20, 30, 3);
        ViewsSourceProvider provider = new ViewsSourceProvider();

        assertThat(provider.open("1," + folder).get(0).name()).isEqualTo("a.png");
        assertThat(provider.open("20,seed=1,demo:digits,count=50").digest()).isNotEqualTo(open().digest());
    }

    @Test
    void aLowStrengthChangesLess() throws IOException {
        ViewsSourceProvider provider = new ViewsSourceProvider();
        Source digits = new DemoSourceProvider().open("digits,count=50");
        double before = 0;
        for (String strength : new String[] {"0.1", "0.5", "1"}) {
            Source views = provider.open("20,strength=" + strength + ",demo:digits,count=50");
            double error = 0;
            for (long i = 0; i < views.size(); i++) {
                Example view = views.get(i);
                error += Mse.of(
                        view.image(), digits.get(Integer.parseInt(view.name())).image());
            }
            assertThat(error).isGreaterThan(before);
            before = error;
        }
        assertThat(provider.open("20,strength=1,demo:digits,count=50").digest()).isEqualTo(open().digest());
        assertThatThrownBy(() -> provider.open("20,strength=2,demo:digits"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not N[,strength=T]");
    }

    @Test
    void whatIsNoCountOrNoSourceIsRefused() {
        ViewsSourceProvider provider = new ViewsSourceProvider();

        assertThatThrownBy(() -> provider.open("demo:digits"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not N[,strength=T][,seed=S],SOURCE");
        assertThatThrownBy(() -> provider.open("51,demo:digits,count=50"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("between 1 and 50, not 51");
        assertThatThrownBy(() -> provider.open("5,cross:a,b"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of the data that it changes");
    }
}
