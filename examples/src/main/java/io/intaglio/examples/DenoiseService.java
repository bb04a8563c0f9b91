package io.intaglio.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/**
 * A small service: POST a picture, get it without noise as PNG. One model serves all requests, several at once.
 *
 * <pre>{@code
 * curl --data-binary @noisy.jpg http://localhost:8080/denoise -o clean.png
 * }</pre>
 */
public final class DenoiseService implements AutoCloseable {

    /** Bytes of the largest file that is taken; a stranger could fill the memory otherwise. */
    private static final int MOST = 16 << 20;

    private static final int THREADS = 2;

    private final Model model;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);

    DenoiseService(Model model, int port) throws IOException {
        // A pass on one processor each gets more done than one pass on all of them.
        this.model = model.onThreads(1);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/denoise", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    /**
     * Runs the example until the process ends.
     *
     * @param arguments {@code [PORT]}, 8080 unless given
     */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
        try (Intaglio intaglio = Intaglio.open();
                Model model = intaglio.open("denoise");
                DenoiseService service = new DenoiseService(model, port)) {
            System.out.println("POST pictures to http://localhost:" + service.port() + "/denoise");
            Thread.currentThread().join();
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] file = exchange.getRequestBody().readNBytes(MOST + 1);
            if (file.length > MOST) {
                answer(exchange, 413, "text/plain", text("a picture has at most " + MOST + " bytes"));
                return;
            }
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                answer(exchange, 415, "text/plain", text("this is no picture that Java reads"));
                return;
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(model.run(image), "png", png);
            answer(exchange, 200, "image/png", png.toByteArray());
        } catch (InvalidInputException e) {
            answer(exchange, 400, "text/plain", text(e.getMessage()));
        }
    }

    private static byte[] text(String message) {
        return (message + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }
}
