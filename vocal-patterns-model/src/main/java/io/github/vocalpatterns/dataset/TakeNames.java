package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.dataset.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the folders and the name of a file say about the take in it: VocalSet's {@code
 * female2/arpeggios/vibrado/f2_arpeggios_vibrato_a.wav}, the prototype's {@code arpeggios/arpeggios
 * f1/belt/f1_arpeggios_belt_c_a.wav}, our own {@code scale/anna/take.wav}. What the folders say is
 * believed.
 */
final class TakeNames {

  /** In the spelling that is right; a name that is no key here may still be misspelt. */
  private static final Map<String, VocalPattern> EXERCISES =
      Map.of(
          "scale", VocalPattern.SCALE,
          "scales", VocalPattern.SCALE,
          "arpeggio", VocalPattern.ARPEGGIO,
          "arpeggios", VocalPattern.ARPEGGIO,
          "other", VocalPattern.OTHER,
          "others", VocalPattern.OTHER,
          "excerpts", VocalPattern.OTHER,
          "long_tones", VocalPattern.OTHER);

  /** VocalSet's long tones and its three songs, whose names follow the singer's. */
  private static final List<String> OTHER_THINGS = List.of("long", "caro", "row", "dona");

  /** Longer names before those that they contain. */
  private static final List<String> TECHNIQUES =
      List.of(
          "fast_forte",
          "fast_piano",
          "slow_forte",
          "slow_piano",
          "lip_trill",
          "vocal_fry",
          "straight",
          "vibrato",
          "breathy",
          "inhaled",
          "spoken",
          "trillo",
          "messa",
          "trill",
          "forte",
          "belt",
          "pp");

  private static final Map<String, String> REPAIRS =
      Map.of(
          "arepggios", "arpeggios",
          "arepggio", "arpeggio",
          "arpegios", "arpeggios",
          "arpegio", "arpeggio",
          "arps", "arpeggios",
          "arp", "arpeggio",
          "sow", "slow",
          "vibrado", "vibrato");

  private static final Pattern SINGER = Pattern.compile("([fm])0?(\\d{1,2})");
  private static final Pattern SINGER_FOLDER = Pattern.compile("(f)emale ?(\\d+)|(m)ale ?(\\d+)");

  private final String path;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable VocalPattern exercise;
  private String technique = "";
  private String singer = "";

  private TakeNames(String path) {
    this.path = path;
  }

  /** What is known of a take, and what was noticed; no exercise if no folder says it. */
  record Known(
      Optional<VocalPattern> exercise, String technique, String singer, List<Finding> findings) {}

  /** The pattern that a class folder or a cell of a table names, whatever its spelling. */
  static Optional<VocalPattern> exercise(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(EXERCISES.get(REPAIRS.getOrDefault(lower, lower)));
  }

  /** Reads a path relative to the root of its data set, with slashes. */
  static Known read(String path) {
    TakeNames names = new TakeNames(path);
    String[] parts = path.toLowerCase(Locale.ROOT).split("/", -1);
    String[] spelt = path.split("/", -1);
    for (int i = 0; i + 1 < parts.length; i++) {
      if (!names.folder(parts[i].strip(), spelt[i].strip())) {
        return new Known(Optional.empty(), "", "", names.findings);
      }
    }
    if (names.exercise == null) {
      names.find(
          Kind.LEFT_OUT, "it is in no folder named scales, arpeggios or others, so it is left out");
    }
    names.file(parts[parts.length - 1]);
    return new Known(
        Optional.ofNullable(names.exercise),
        names.technique,
        names.singer,
        List.copyOf(names.findings));
  }

  private void find(Kind kind, String message) {
    findings.add(new Finding(kind, path, message));
  }

  private String repaired(String word, String where) {
    String right = REPAIRS.get(word);
    if (right == null) {
      return word;
    }
    find(Kind.REPAIRED, where + " says \"" + word + "\", read as \"" + right + "\"");
    return right;
  }

  /** False if this folder and one above it name different exercises. */
  private boolean folder(String name, String spelt) {
    String word = repaired(name, "a folder");
    VocalPattern pattern = EXERCISES.get(word);
    if (pattern != null) {
      if (exercise != null && exercise != pattern) {
        find(
            Kind.LEFT_OUT,
            "its folders say both %s and %s, so it is left out"
                .formatted(exercise.label(), pattern.label()));
        return false;
      }
      exercise = pattern;
      return true;
    }
    Matcher matcher = SINGER_FOLDER.matcher(word);
    if (matcher.matches()) {
      singer = matcher.group(1) != null ? "f" + matcher.group(2) : "m" + matcher.group(4);
    } else if (TECHNIQUES.contains(word)) {
      technique = word;
    } else if (exercise != null && singer.isEmpty()) {
      // "arpeggios f1" below "arpeggios", or a singer's own name
      String[] words = word.split(" ");
      boolean prefixed = words.length == 2 && EXERCISES.containsKey(words[0]);
      singer = prefixed ? words[1] : spelt;
    }
    return true;
  }

  private void file(String name) {
    String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    List<String> words = new ArrayList<>();
    for (String word : stem.replaceAll("\\(\\d+\\)$", "").split("[_\\s-]+")) {
      if (!word.isEmpty()) {
        words.add(repaired(word, "the name"));
      }
    }
    VocalPattern folders = exercise;
    Optional<VocalPattern> said = saysExercise(words);
    if (folders != null && said.isPresent() && said.get() != folders) {
      conflict(folders.label(), said.get().label());
    }
    singer = reconciled(singer, singerIn(words));
    technique = reconciled(technique, techniqueIn(words));
  }

  private void conflict(String folder, String name) {
    find(
        Kind.CONFLICT,
        "the folder says \"%s\", the name \"%s\"; the folder is believed".formatted(folder, name));
  }

  private String reconciled(String folder, String name) {
    if (folder.isEmpty()) {
      return name;
    }
    if (!name.isEmpty() && !name.equals(folder)) {
      conflict(folder, name);
    }
    return folder;
  }

  private static Optional<VocalPattern> saysExercise(List<String> words) {
    List<VocalPattern> said = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      VocalPattern pattern = EXERCISES.get(words.get(i));
      if (i == 1 && SINGER.matcher(words.get(0)).matches() && OTHER_THINGS.contains(words.get(1))) {
        pattern = VocalPattern.OTHER;
      }
      if (pattern != null && !said.contains(pattern)) {
        said.add(pattern);
      }
    }
    return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
  }

  /** The first word, or the one before the exercise: a note's name elsewhere may look like one. */
  private static String singerIn(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      Matcher matcher = SINGER.matcher(words.get(i));
      boolean placed = i == 0 || i + 1 < words.size() && EXERCISES.containsKey(words.get(i + 1));
      if (placed && matcher.matches()) {
        return matcher.group(1) + matcher.group(2);
      }
    }
    return "";
  }

  private static String techniqueIn(List<String> words) {
    String all = "_" + String.join("_", words) + "_";
    return TECHNIQUES.stream()
        .filter(technique -> all.contains("_" + technique + "_"))
        .findFirst()
        .orElse("");
  }

  /** The five singers of VocalSet that its authors keep for tests. */
  static final List<String> VOCAL_SET_TEST_SINGERS = List.of("f2", "f8", "m10", "m3", "m5");

  /** Whether VocalSet has a singer of this name: f1 to f9, m1 to m11. */
  static boolean isOfVocalSet(String singer) {
    return Arrays.asList("f1 f2 f3 f4 f5 f6 f7 f8 f9 m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11".split(" "))
        .contains(singer);
  }
}
