package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.task.Pair;
import io.intaglio.task.Task;
import io.intaglio.testkit.fuzz.FuzzTarget;
import io.intaglio.testkit.fuzz.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads damaged files of settings ({@code --config}) for every task and architecture, and plans a training by them. */
public final class SettingsFuzz implements FuzzTarget {

    private static final List<String> ARCHITECTURES = List.of("", "plain", "collapsed", "variational");

    private final Intaglio intaglio = Intaglio.open();
    private final Source data = Source.of(List.of(picture(1), picture(2), picture(3)));
    private final List<String> texts = new ArrayList<>();

    /** Mutants of what each task and architecture has for settings, the defaults included. */
    public SettingsFuzz() throws IOException {
        for (String task : intaglio.tasks().names()) {
            for (String architecture : ARCHITECTURES) {
                try {
                    texts.add("#" + task + " " + architecture + "\n"
                            + training(task, architecture).plan().settings());
                } catch (InvalidInputException e) {
                    // Not every architecture suits every task.
                }
            }
        }
    }

    private static Picture picture(int seed) {
        ImageBatch image = ImageBatch.zeros(1, 32, 32, 3);
        SplitMix64 random = new SplitMix64(seed);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextFloat();
        }
        return Picture.of(image);
    }

    private Training training(String task, String architecture) {
        Training training = intaglio.train(task).data(data);
        if (task.equals("transform")) {
            training.set("maker", "gray-to-colour"); // otherwise it needs pairs
        }
        return architecture.isEmpty() ? training : training.architecture(architecture);
    }

    @Override
    public byte[] mutant(SplitMix64 random) {
        String text = Mutations.one(texts, random);
        int line = text.indexOf('\n') + 1;
        return (text.substring(0, line) + Mutations.settings(text.substring(line), random))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void read(byte[] mutant) throws IOException {
        String text = new String(mutant, StandardCharsets.UTF_8);
        String[] names = text.substring(1, text.indexOf('\n')).split(" ", -1);
        Training.Plan plan =
                training(names[0], names[1]).settings(Settings.parse(text)).plan();
        assertThat(plan.shapes().parameters()).isNotNegative();
        Task task =
                intaglio.tasks().get(names[0], plan.settings().under("task")).create();
        Example example = data.get(0);
        Pair pair = task.pair(example, new SplitMix64(1));
        assertThat(pair.input().finite()).as("input").isTrue();
        assertThat(pair.target().finite()).as("target").isTrue();
    }

    @Override
    public boolean documented(Exception thrown) {
        return thrown instanceof InvalidInputException;
    }
}
