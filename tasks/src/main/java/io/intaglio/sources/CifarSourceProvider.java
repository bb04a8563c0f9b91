package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code cifar10:PATH}: the binary version of CIFAR-10, one file or the folder of its batches.
 *
 * @since 0.1
 */
public final class CifarSourceProvider implements SourceProvider {

    /** Creates a provider. It has no settings. */
    public CifarSourceProvider() {}

    @Override
    public String name() {
        return "cifar10";
    }

    @Override
    public String summary() {
        return "CIFAR-10's binary version: a file, or a folder of data_batch_*.bin; ,test opens test_batch.bin";
    }

    @Override
    public String usage() {
        return "PATH[,train|,test]";
    }

    @Override
    public Source open(String argument) throws IOException {
        Path path = Argument.existing(name(), Argument.withoutPart(argument));
        if (!Files.isDirectory(path)) {
            if (Argument.test(argument)) {
                throw new InvalidInputException(
                        "cifar10: \"" + path + "\" is a file, so leave out \",test\"; only a folder has a test part");
            }
            return new CifarSource(List.of(path));
        }
        String wanted = Argument.test(argument) ? "test_batch\\.bin" : "data_batch_[0-9]+\\.bin";
        try (Stream<Path> files = Files.list(path)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches(wanted))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new InvalidInputException("cifar10: the folder \"" + path + "\" holds no "
                        + (Argument.test(argument) ? "test_batch.bin" : "data_batch_1.bin to data_batch_5.bin")
                        + "; name the folder of the binary version, or one file of it");
            }
            return new CifarSource(found);
        }
    }
}
