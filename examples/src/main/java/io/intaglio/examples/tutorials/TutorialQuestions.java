package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers questions of every tutorial's readers by small trainings: why are results blurry, where do checkerboards come
 * from, why is the KL zero, is the mean plus one standard deviation a good threshold, how useful are 100 labels?
 */
public final class TutorialQuestions implements Runner {

    private static final List<Question> QUESTIONS = List.of(
            new WhyBlurry(), new WhyCheckerboards(), new WhyNoDivergence(), new WhichThreshold(), new HundredLabels());

    TutorialQuestions() {}

    /**
     * Runs the example. Each question has its own drawn data.
     *
     * @param arguments {@code [--quick] [--out FOLDER]}
     */
    public static void main(String[] arguments) throws IOException {
        new TutorialQuestions().start(arguments);
    }

    @Override
    public String name() {
        return "tutorial-questions";
    }

    @Override
    public TutorialResults run(RunnerArguments arguments) throws IOException {
        if (arguments.data().isPresent()) {
            throw new InvalidInputException("every question has data of its own, which is drawn; leave --data out");
        }
        Sheet sheet = new Sheet(3);
        List<TutorialResults.Table> tables = new ArrayList<>();
        try (Intaglio intaglio = Intaglio.builder()
                .with(new PooledAutoencoder(), new LinearVariational())
                .open()) {
            for (Question question : QUESTIONS) {
                tables.add(question.ask(intaglio, arguments, sheet));
            }
        }
        sheet.write(arguments.out().resolve(name() + ".png"));
        return new TutorialResults("demo", tables);
    }
}
