import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Copies the public signatures of a jar's classes, without the bodies of methods: {@code IN.jar OUT.jar PACKAGE-REGEX}.
 */
class HeaderJar {

    private static final int API = Opcodes.ASM9;
    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    public static void main(String[] arguments) throws IOException {
        Map<String, byte[]> headers = new TreeMap<>();
        try (JarFile jar = new JarFile(arguments[0])) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                String name = entry.getName();
                int end = Math.max(0, name.lastIndexOf('/'));
                if (name.endsWith(".class") && name.substring(0, end).replace('/', '.').matches(arguments[2])) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        header(in.readAllBytes()).ifPresent(bytes -> headers.put(name, bytes));
                    }
                }
            }
        }
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[1]));
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> header : headers.entrySet()) {
                ZipEntry entry = new ZipEntry(header.getKey());
                entry.setTime(0); // the same classes give the same jar
                out.putNextEntry(entry);
                out.write(header.getValue());
            }
        }
        System.out.println(arguments[1] + ": " + headers.size() + " classes");
    }

    private static Optional<byte[]> header(byte[] type) {
        ClassReader reader = new ClassReader(type);
        if (reader.getClassName().matches(".*\\$\\d.*")) { // anonymous and local classes
            return Optional.empty();
        }
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(API, writer) {
                    @Override
                    public FieldVisitor visitField(int access, String name, String type, String generic, Object value) {
                        return (access & VISIBLE) == 0 ? null : super.visitField(access, name, type, generic, value);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String generic, String[] thrown) {
                        return (access & VISIBLE) == 0 ? null : super.visitMethod(access, name, type, generic, thrown);
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return Optional.of(writer.toByteArray());
    }
}
