package io.github.vocalpatterns.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point at is there, and every page can be found from the first. */
class DocumentedLinksTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  record Link(Path page, String target) {}

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(path -> path.toString().endsWith(".md")).toList();
    }
  }

  private static List<Link> links() throws IOException {
    List<Link> links = new ArrayList<>();
    for (Path page : pages()) {
      LINK.matcher(Files.readString(page))
          .results()
          .map(link -> link.group(1))
          .filter(target -> !target.matches("https?:.*"))
          .forEach(target -> links.add(new Link(page, target)));
    }
    return links;
  }

  /** As GitHub makes it from a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Link link : links()) {
      String[] parts = link.target().split("#", 2);
      Path target =
          parts[0].isEmpty() ? link.page() : link.page().resolveSibling(parts[0]).normalize();
      boolean leads = Files.exists(target);
      if (leads && parts.length == 2) {
        leads =
            HEADING
                .matcher(Files.readString(target))
                .results()
                .anyMatch(heading -> anchor(heading.group(1)).equals(parts[1]));
      }
      if (!leads) {
        dead.add(link.toString());
      }
    }
    assertEquals(List.of(), dead);
  }

  @Test
  void everyPageStandsInTheListOfPages() throws IOException {
    String list = Files.readString(ROOT.resolve("docs/README.md"));
    for (Path page : pages()) {
      String name = page.getFileName().toString();
      if (page.getParent().endsWith("docs") && !name.equals("README.md")) {
        assertTrue(list.contains("(" + name + ")"), () -> "docs/README.md does not name " + name);
      }
    }
  }
}
