package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the sources and documents of all modules as text: summary sentences, lengths of lines, names of types. */
class ProseTest {

    private static final int WIDTH = 120;

    /** Words that begin a clause and not a sentence: what follows is neither a verb nor a noun. */
    private static final Set<String> CLAUSES = Set.of(
            ("what how whether where when who whoever whatever which why of by from for in on to at after before as"
                            + " with without this these those that all every some something nothing once is are be not"
                            + " if up under over than it its itself")
                    .split(" "));

    private static final Pattern COMMENT = Pattern.compile("(?s)\\n( *)/\\*\\*(.*?)\\*/\\s*?\\n");
    private static final Pattern ANNOTATION =
            Pattern.compile("\\s*@(?!interface)\\w+(\\((?:[^()]++|\\((?:[^()]++|\\([^()]*\\))*\\))*\\))?\\s*");
    private static final Pattern INTERFACE = Pattern.compile("(?m)^public [^\\n]*\\b@?interface ");

    /** Names that types had and that nobody is to bring back. */
    private static final Pattern OLD_TYPE = Pattern.compile("\\b(class|interface|record|enum) (Look|Looks|Rival|Judge"
            + "|Judgement|Fit|Preparation|Requirements|Installed|Crew|Tally|Reached|Guesses|Peaks|Answers|Autopsy"
            + "|Diagnosis|Trial|Course|Matrices|Resident|Shortage|Gate|Reach|Footprint|Cutter|Framer|Light|Batcher"
            + "|WholeFile|FilesBelow|Maker|Levels|Spread|Marks|Fill|Shot|Case|Sweep|Delivery|Opening|Save|Merge"
            + "|Way|Passes|Windows|Start|Resources)\\b");

    /** Names that methods had, or that say nothing of what they do. */
    private static final Pattern OLD_METHOD = Pattern.compile("(?m)^ {4,}(?:(?:public|protected|static|final|default|"
            + "abstract|private) )*[\\w.<>\\[\\], ?]+ (goOn|look|rivals?|judged?|judgement|tally|reached|guesses|peaks"
            + "|autopsy|course|footprint|reckon\\w*)\\([^;]*\\{$");

    @Test
    void every_public_summary_begins_with_a_verb_or_a_noun() throws IOException {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (Path file : sources("main")) {
            String text = "\n" + text(file);
            boolean open = INTERFACE.matcher(text).find();
            for (Matcher comment = COMMENT.matcher(text); comment.find(); ) {
                if (visible(text.substring(comment.end()), open)) {
                    read++;
                    String summary = summary(comment.group(2));
                    if (!begins(summary)) {
                        wrong.add(Documents.ROOT.relativize(file) + ": " + summary);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(900);
    }

    @Test
    void lines_of_code_are_at_most_120_characters_wide() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : Stream.concat(sources("main").stream(), sources("test").stream())
                .toList()) {
            wide(file, text(file).lines().toList(), wrong);
        }

        assertThat(wrong).isEmpty();
    }

    /** Rows of a table and links cannot be broken. */
    @Test
    void lines_of_documents_are_at_most_120_characters_wide() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : Documents.all()) {
            wide(
                    file,
                    text(file)
                            .lines()
                            .filter(line -> !line.startsWith("|"))
                            .filter(line -> line.strip().contains(" "))
                            .toList(),
                    wrong);
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void no_type_has_an_old_name() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Stream.concat(sources("main").stream(), sources("test").stream())
                .toList()) {
            OLD_TYPE.matcher(code(file)).results().forEach(type -> found.add(file.getFileName() + ": " + type.group()));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void no_method_has_an_old_name() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources("main")) {
            OLD_METHOD
                    .matcher(code(file))
                    .results()
                    .forEach(method -> found.add(file.getFileName() + ": " + method.group(1)));
        }

        assertThat(found).isEmpty();
    }

    private static void wide(Path file, List<String> lines, List<String> wrong) {
        lines.stream()
                .filter(line -> line.codePointCount(0, line.length()) > WIDTH)
                .forEach(line -> wrong.add(Documents.ROOT.relativize(file) + ": " + line));
    }

    private static boolean visible(String after, boolean open) {
        String declaration = after;
        for (Matcher annotation = ANNOTATION.matcher(declaration); annotation.lookingAt(); ) {
            declaration = declaration.substring(annotation.end());
            annotation = ANNOTATION.matcher(declaration);
        }
        String words = declaration.strip();
        return words.startsWith("public ")
                || words.startsWith("protected ")
                || words.startsWith("package ")
                || open && !words.startsWith("private ");
    }

    private static String summary(String comment) {
        String text = comment.replaceAll("\\n\\s*\\* ?", " ").strip().replaceAll("\\s+", " ");
        return text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    }

    private static boolean begins(String summary) {
        Matcher word = Pattern.compile("[A-Z][\\w-]*").matcher(summary);
        return word.lookingAt() && !CLAUSES.contains(word.group().toLowerCase(Locale.ROOT));
    }

    /** A source without comments and texts. */
    private static String code(Path file) throws IOException {
        return text(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\\n]*|\"[^\"\\n]*\"", "");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    /** Every source of every module, by its kind, {@code main} or {@code test}. */
    private static List<Path> sources(String kind) throws IOException {
        String folder = "/src/" + kind + "/java/";
        try (Stream<Path> files = Files.walk(Documents.ROOT, 20)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Documents.ROOT
                            .relativize(file)
                            .toString()
                            .replace('\\', '/')
                            .contains(folder))
                    .sorted()
                    .toList();
        }
    }
}
