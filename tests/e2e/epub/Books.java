import com.adobe.epubcheck.tool.EpubChecker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** java -cp EPUBCHECK.jar Books.java BOOK.epub…: EPUBCheck has nothing to say about any of the books, in one JVM. */
public class Books {
    private static final String CLEAN = "0 fatals / 0 errors / 0 warnings / 0 infos";

    private static String check(String book) {
        PrintStream out = System.out, err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true);
        System.setOut(both);
        System.setErr(both);
        try {
            new EpubChecker().run(new String[] {book});
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString();
    }

    public static void main(String[] books) {
        boolean clean = true;
        for (String book : books) {
            String said = check(book);
            if (said.contains(CLEAN)) {
                System.out.println("clean: " + book);
                continue;
            }
            clean = false;
            System.out.println(said + "not clean: " + book);
        }
        System.exit(clean && books.length > 0 ? 0 : 1);
    }
}
