package io.github.vocalpatterns.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.dataset.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  private static final Waveform SOUND = Waveform.of(new float[] {0, 0.5f, -0.5f, 0.25f}, 8000);

  @TempDir private Path root;

  private void record(String... names) throws IOException {
    for (String name : names) {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      AudioFiles.writeWav(file, SOUND, WavEncoding.FLOAT_32);
    }
  }

  private static String row(ManifestEntry entry) {
    return entry.exercise().label() + " " + entry.technique() + " " + entry.singer();
  }

  /** Every path is one of VocalSet 1.1, odd names included. */
  @Test
  void theTreeOfVocalSetIsUnderstood() throws IOException {
    record(
        "FULL/female1/arpeggios/belt/f1_arpeggios_belt_c_a.wav",
        "FULL/female2/arpeggios/fast_piano/f2_arepggios_c_fast_piano_a.wav",
        "FULL/female2/arpeggios/vibrado/slow_vibrato_arps.wav",
        "FULL/female7/long_tones/trillo/f7_ long_trillo_a.wav",
        "FULL/female9/arpeggios/fast_forte/arps_fast_piano_c.wav",
        "FULL/male10/scales/fast_piano/scales_f_fast_piano_u.wav",
        "FULL/male8/excerpts/vibrato/m9_caro_vibrato.wav",
        "FULL/male8/scales/slow_forte/m8_scales_c_sow_forte_a.wav",
        "data_by_vowel/a/f1_arpeggios_belt_c_a.wav");

    Manifest manifest = Manifest.scan(root);

    assertEquals(
        List.of(
            "arpeggio belt f1",
            "arpeggio fast_piano f2",
            "arpeggio vibrato f2",
            "other trillo f7",
            "arpeggio fast_forte f9",
            "scale fast_piano m10",
            "other vibrato m8",
            "scale slow_forte m8"),
        manifest.entries().stream().map(ManifestTest::row).toList());
    assertEquals(
        List.of(
            "repaired: the name says \"arepggios\", read as \"arpeggios\"",
            "repaired: a folder says \"vibrado\", read as \"vibrato\"",
            "repaired: the name says \"arps\", read as \"arpeggios\"",
            "repaired: the name says \"arps\", read as \"arpeggios\"",
            "conflict: the folder says \"fast_forte\", the name \"fast_piano\"; the folder is"
                + " believed",
            "conflict: the folder says \"m8\", the name \"m9\"; the folder is believed",
            "repaired: the name says \"sow\", read as \"slow\"",
            "left_out: it is in no folder named scales, arpeggios or others, so it is left out"),
        manifest.findings().stream()
            .map(f -> f.kind().name().toLowerCase(Locale.ROOT) + ": " + f.message())
            .toList());
  }

  @Test
  void theTreeOfThePrototypeIsUnderstood() throws IOException {
    record(
        "data/raw_data/arpeggios/arpeggios f1/slow_piano/f1_arpeggios_c_slow_piano_u.wav",
        "data/raw_data/arpeggios/arpeggios m3/fast_piano/arps_c_fast_piano.wav",
        "data/raw_data/other/excerpts m4/spoken/m4_ row_spoken.wav",
        "data/raw_data/other/long_tones f6/forte/f6_long_forte_a.wav",
        "data/raw_data/scales/scales f2/straight/f2_scales_straight_u(1).wav");

    assertEquals(
        List.of(
            "arpeggio slow_piano f1",
            "arpeggio fast_piano m3",
            "other spoken m4",
            "other forte f6",
            "scale straight f2"),
        Manifest.scan(root).entries().stream().map(ManifestTest::row).toList());
  }

  /** F2 in the last name is a note, not VocalSet's second woman. */
  @Test
  void ourOwnFoldersMayNameSingers() throws IOException {
    record("Scales/Anna B/one.wav", "arpeggio/two.wav", "others/scale_up_F2.wav");

    Manifest manifest = Manifest.scan(root);

    assertEquals(
        List.of("scale  Anna B", "arpeggio  ", "other  "),
        manifest.entries().stream().map(ManifestTest::row).toList());
    assertEquals(List.of(Kind.CONFLICT), manifest.findings().stream().map(Finding::kind).toList());
  }

  @Test
  void foldersThatContradictEachOtherLeaveARecordingOut() throws IOException {
    record("scales/arpeggios/x.wav");

    Manifest manifest = Manifest.scan(root);

    assertTrue(manifest.entries().isEmpty());
    assertEquals(
        "its folders say both scale and arpeggio, so it is left out",
        manifest.findings().get(0).message());
  }

  @Test
  void copiesAndUnreadableFilesAreReported() throws IOException {
    record("scale/a.wav", "scale/b.wav");
    Files.writeString(root.resolve("scale/c.wav"), "no sound");
    AudioFiles.writeWav(root.resolve("scale/d.wav"), SOUND, WavEncoding.PCM_16);

    ManifestReport report = ManifestReport.of(Manifest.scan(root));

    assertEquals(
        List.of("scale/c.wav"),
        report.findings(Kind.UNREADABLE).stream().map(Finding::path).toList());
    assertEquals(
        List.of("scale/b.wav", "scale/d.wav", "scale/d.wav"),
        report.findings(Kind.DUPLICATE).stream().map(Finding::path).toList());
    assertEquals(3, report.readable().entries().size());
    assertTrue(report.toText().startsWith("4 recordings"), report.toText());
  }

  @Test
  void aManifestWrittenAboveItsRootFindsItsRecordings() throws IOException {
    record("voices/scale/a, \"b\".wav");
    Path csv = root.resolve("takes.csv");

    assertEquals(root, Manifest.scan(root.resolve("voices")).write(csv));

    Manifest read = Manifest.read(csv);
    assertEquals("voices/scale/a, \"b\".wav", read.entries().get(0).path());
    assertEquals(SOUND, read.takes().waveform(0, 0));
  }

  /** The prototype's own file, with the byte order mark and line ends of a spreadsheet. */
  @Test
  void theFourColumnsOfThePrototypeAreRead() throws IOException {
    Path csv = root.resolve("takes.csv");
    Files.writeString(
        csv,
        "\uFEFFpath,exercise,technique,filename\r\n"
            + "raw/scales/scales m11/belt/m11_scales_belt_e.wav,scales,belt,m11_scales_belt_e.wav\r\n"
            + "raw/x/f2_arepggios_belt_a.wav,arpeggios,belt,f2_arepggios_belt_a.wav\r\n");

    assertEquals(
        List.of("scale belt m11", "arpeggio belt f2"),
        Manifest.read(csv).entries().stream().map(ManifestTest::row).toList());
  }

  @Test
  void badLinesAreNamed() throws IOException {
    assertRefused("path,technique\n", "line 1: there is no column \"exercise\"");
    assertRefused("path,exercise\na.wav,scale\na.wav,scale\n", "line 3: a.wav is there twice");
    assertRefused("path,exercise\na.wav,song\n", "line 2: exercise is \"song\"");
    assertRefused("path,exercise\n../a.wav,scale\n", "line 2: path is \"../a.wav\"");
    assertRefused("path,exercise\n/etc/a.wav,scale\n", "must be relative");
    // Found by fuzzing: a path of slashes has no last part.
    assertRefused("path,exercise\n/,scale\n", "must be relative");
    assertRefused("path,exercise\n//,scale\n", "must be relative");
    assertRefused("path,exercise\nC:\\a.wav,scale\n", "must be relative");
    assertRefused("path,exercise\na.wav\n", "line 2: there are 1 values for 2 columns");
    assertRefused("path,exercise\n\"a.wav,scale\n", "line 3: the quotes are not those of a CSV");
    assertRefused("path,exercise,filename\na.wav,scale,b.wav\n", "line 2: filename is \"b.wav\"");
    assertRefused("", "is empty");
  }

  /** Found by fuzzing: a line of the file would have stood in a log as if it were the log's. */
  @Test
  void textOfAManifestCannotBreakALog() throws IOException {
    assertRefused(
        "path,exercise\r\na.wav,\"scale\nERROR\u0085\"\r\n",
        "line 3: exercise is \"scale?ERROR?\", it must be scale, arpeggio or other, or a plural of it");
    assertRefused(
        "\"path\nERROR\",exercise\r\n",
        "line 1: there is no column \"path\", the columns are [path?error, exercise]");
  }

  private void assertRefused(String text, String message) throws IOException {
    Path csv = root.resolve("bad.csv");
    Files.writeString(csv, text);
    IOException e = assertThrows(IOException.class, () -> Manifest.read(csv));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Provide
  Arbitrary<List<ManifestEntry>> entries() {
    Arbitrary<String> name =
        Arbitraries.strings().withChars(" ,;\"'#=é漢x1").ofMinLength(1).ofMaxLength(8);
    Arbitrary<VocalPattern> pattern = Arbitraries.of(VocalPattern.class);
    return Combinators.combine(name, pattern, name, name)
        .as(
            (file, exercise, technique, singer) ->
                ManifestEntry.of("a/" + file, exercise, technique, singer))
        .list()
        .ofMaxSize(20)
        .uniqueElements(ManifestEntry::path);
  }

  @Property(tries = 60)
  void whatIsWrittenIsRead(@ForAll("entries") List<ManifestEntry> entries) throws IOException {
    Path folder = Files.createTempDirectory("manifest");
    Path csv = folder.resolve("takes.csv");
    Manifest manifest = Manifest.of(folder, entries);

    manifest.write(csv);

    assertEquals(manifest.entries(), Manifest.read(csv).entries());
    Files.delete(csv);
    // Fails if a temporary file stayed.
    Files.delete(folder);
  }
}
