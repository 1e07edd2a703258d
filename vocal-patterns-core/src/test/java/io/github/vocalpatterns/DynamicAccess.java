package io.github.vocalpatterns;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the byte code of a folder or archive asks of the virtual machine by name alone. */
final class DynamicAccess {

  private final Map<String, Set<String>> calls = new TreeMap<>();

  private DynamicAccess() {}

  /** Calls such as {@code Class.forName}, by the class that holds them. */
  static Map<String, Set<String>> of(Path classes) throws IOException {
    DynamicAccess access = new DynamicAccess();
    if (Files.isDirectory(classes)) {
      access.readAll(classes);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(classes)) {
        access.readAll(jar.getPath("/"));
      }
    }
    return access.calls;
  }

  private void readAll(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> classes =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !root.relativize(file).startsWith("META-INF"))
              .toList();
      for (Path file : classes) {
        new ClassReader(Files.readAllBytes(file)).accept(new Reader(), ClassReader.SKIP_DEBUG);
      }
    }
  }

  private static boolean isDynamic(String owner, String method) {
    return switch (owner) {
      case "java/lang/Class" ->
          method.matches(
              "forName|newInstance|getResource.*|getRecordComponents"
                  + "|get(Declared)?(Field|Method|Constructor|Classe)s?");
      case "java/lang/ClassLoader" -> method.matches("loadClass|defineClass|get.*Resource.*");
      case "java/lang/System", "java/lang/Runtime" -> method.matches("load|loadLibrary");
      case "java/lang/reflect/Method" -> method.equals("invoke");
      case "java/lang/reflect/Constructor" -> method.equals("newInstance");
      case "java/lang/reflect/Field" -> method.matches("get|set");
      case "java/lang/reflect/Proxy" -> true;
      case "java/io/ObjectInputStream" -> method.equals("readObject");
      case "java/util/ServiceLoader" -> method.startsWith("load");
      case "java/util/ResourceBundle" -> method.equals("getBundle");
      case "java/lang/invoke/MethodHandles$Lookup" -> true;
      default -> false;
    };
  }

  private final class Reader extends ClassVisitor {
    private String name = "";

    Reader() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String type, String signature, String parent, String[] faces) {
      name = type.replace('/', '.');
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String type, boolean isInterface) {
          if (isDynamic(owner, called)) {
            calls
                .computeIfAbsent(name, key -> new TreeSet<>())
                .add(owner.substring(owner.lastIndexOf('/') + 1) + "." + called);
          }
        }
      };
    }
  }
}
