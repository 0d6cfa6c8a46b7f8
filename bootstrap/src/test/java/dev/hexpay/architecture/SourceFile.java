package dev.hexpay.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A source file as the compiler reads it.
 *
 * @param unit what it says
 * @param trees where each part stands
 */
record SourceFile(CompilationUnitTree unit, DocTrees trees) {
    /** Reads files. */
    static List<SourceFile> parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<JavaFileObject> objects = new ArrayList<>();
            manager.getJavaFileObjectsFromPaths(files).forEach(objects::add);
            return files.isEmpty() ? List.of() : parse(compiler, objects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads text as a file that holds the class {@code type}. */
    static SourceFile of(String type, String text) {
        JavaFileObject object =
                new SimpleJavaFileObject(
                        URI.create("string:///" + type.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        return parse(ToolProvider.getSystemJavaCompiler(), List.of(object)).get(0);
    }

    /** The full name of the class that the file holds. */
    String type() {
        String path = unit.getSourceFile().toUri().getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        return unit.getPackageName() + "." + file.substring(0, file.length() - ".java".length());
    }

    /** How many lines a part of it fills, comments before it aside. */
    long linesOf(Tree part) {
        long start = trees.getSourcePositions().getStartPosition(unit, part);
        long end = trees.getSourcePositions().getEndPosition(unit, part);
        return unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
    }

    private static List<SourceFile> parse(JavaCompiler compiler, List<JavaFileObject> files) {
        try {
            JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
            DocTrees trees = DocTrees.instance(task);
            List<SourceFile> parsed = new ArrayList<>();
            task.parse().forEach(unit -> parsed.add(new SourceFile(unit, trees)));
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
