package io.intaglio.djl;

import ai.djl.Device;
import io.intaglio.config.InvalidInputException;
import io.intaglio.spi.DeviceInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which device a request means. Only {@code auto} may fall back. */
final class DeviceChoice {

    private static final String GPU = "gpu:";

    private DeviceChoice() {}

    /**
     * Chooses.
     *
     * @param asked {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @throws InvalidInputException if it is not there; the message lists what is
     */
    static DeviceInfo choose(String asked, Inventory inventory) {
        if (asked.equals("cpu")) {
            return inventory.cpu(); // no GPU is even looked at: it may be full, or another's alone
        }
        if (asked.startsWith(GPU)) {
            int number = Integer.parseInt(asked.substring(GPU.length()));
            if (number >= inventory.gpus()) {
                throw missing(asked, inventory);
            }
            return inventory.gpu(number);
        }
        return IntStream.range(0, inventory.gpus())
                .mapToObj(inventory::gpu)
                .max(Comparator.comparingLong(DeviceInfo::freeBytes))
                .or(() -> asked.equals("auto") ? Optional.of(inventory.cpu()) : Optional.empty())
                .orElseThrow(() -> missing(asked, inventory));
    }

    /**
     * Chooses one or, for {@code gpu:N,M,...}, several.
     *
     * @throws InvalidInputException if one is not there, or named twice
     */
    static List<DeviceInfo> chooseAll(String asked, Inventory inventory) {
        String[] numbers = asked.replaceFirst("^gpu:", "").split(",");
        if (numbers.length == 1) {
            return List.of(choose(asked, inventory));
        }
        if (Arrays.stream(numbers).map(Integer::valueOf).distinct().count() < numbers.length) {
            throw new InvalidInputException(asked + " names a GPU twice; name each once");
        }
        return Arrays.stream(numbers)
                .map(number -> choose("gpu:" + number, inventory))
                .toList();
    }

    private static InvalidInputException missing(String asked, Inventory inventory) {
        return new InvalidInputException("there is no device " + asked + " here; there are: "
                + String.join(", ", inventory.names())
                + " (native library: " + inventory.library() + "); choose auto or cpu"
                + inventory.hint().map(hint -> ". " + hint).orElse(""));
    }

    static Device djl(DeviceInfo device) {
        return device.cpu()
                ? Device.cpu()
                : Device.gpu(Integer.parseInt(device.name().substring(GPU.length())));
    }
}
