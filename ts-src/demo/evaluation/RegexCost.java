import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts how often java.util.regex looks at a character. Salesforce ends a transaction at 1,000,000.
 * In: the number of texts, the texts, then regular expressions, each on a line and percent-encoded. Out: for each regular
 * expression the largest count over all texts, and the position of that text.
 */
class RegexCost {
  static final class Counted implements CharSequence {
    private final String text;
    long count;

    Counted(String text) {
      this.text = text;
    }

    public char charAt(int index) {
      count++;
      return text.charAt(index);
    }

    public int length() {
      return text.length();
    }

    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public static void main(String[] args) {
    Scanner lines = new Scanner(System.in, "UTF-8").useDelimiter("\n");
    String[] texts = new String[Integer.parseInt(lines.next())];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = decoded(lines.next());
    }
    while (lines.hasNext()) {
      Pattern regex = Pattern.compile(decoded(lines.next()));
      long most = 0;
      int at = 0;
      for (int i = 0; i < texts.length; i++) {
        long count = costOf(regex, texts[i]);
        if (count > most) {
          most = count;
          at = i;
        }
      }
      System.out.println(most + " " + at);
    }
  }

  /** As if every match were refused: the next search begins one character behind its start. */
  private static long costOf(Pattern regex, String text) {
    Counted counted = new Counted(text);
    Matcher matcher = regex.matcher(counted);
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      from = matcher.start() + 1;
    }
    return counted.count;
  }

  private static String decoded(String line) {
    return java.net.URLDecoder.decode(line.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
  }
}
