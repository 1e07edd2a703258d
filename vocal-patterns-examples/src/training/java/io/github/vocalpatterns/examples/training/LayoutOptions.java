package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.model.Layout;
import io.github.vocalpatterns.model.VocalPatternModel;
import io.github.vocalpatterns.network.ToSequence;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a new model hears and how large it is. */
final class LayoutOptions {

  /** Features by name. */
  enum Features {
    DEFAULT(FeatureSpec.DEFAULT),
    PROTOTYPE(FeatureSpec.PROTOTYPE);

    private final FeatureSpec spec;

    Features(FeatureSpec spec) {
      this.spec = spec;
    }
  }

  /** Reads {@code 8x5/2} or {@code 8x5/2:1}: channels, kernel, stride in bands and in frames. */
  static final class Convolution implements ITypeConverter<Layout.Convolution> {

    private static final Pattern FORM =
        Pattern.compile("(\\d{1,4})x(\\d{1,2})/(\\d{1,2})(?::(\\d{1,2}))?");

    /** For picocli. */
    Convolution() {}

    @Override
    public Layout.Convolution convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "\"" + text + "\" is no convolution, one of 8 channels, kernel 5, stride 2 is 8x5/2");
      }
      try {
        return new Layout.Convolution(
            number(matcher, 1),
            number(matcher, 2),
            number(matcher, 3),
            number(matcher, matcher.group(4) == null ? 3 : 4));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }

    private static int number(Matcher matcher, int group) {
      return Integer.parseInt(matcher.group(group));
    }
  }

  @Option(
      names = "--features",
      paramLabel = "FEATURES",
      description = "what it hears: ${COMPLETION-CANDIDATES}; DEFAULT unless given")
  private @Nullable Features features;

  @Option(
      names = "--convolutions",
      split = ",",
      converter = Convolution.class,
      paramLabel = "CxK/S",
      description =
          "channels, kernel and stride of each convolution, CxK/S:T where the stride in time is"
              + " another; 8x5/2,16x3/2,32x3/2,64x3/2:1 unless given")
  private @Nullable List<Layout.Convolution> convolutions;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "how pictures become sequences: TIME_MAJOR, or PLAIN_RESHAPE as in the Python prototype;"
              + " TIME_MAJOR unless given")
  private ToSequence.@Nullable Order order;

  @Option(
      names = "--lstm-units",
      paramLabel = "N",
      description = "units of each direction of both recurrent layers, 64 unless given")
  private @Nullable Integer lstmUnits;

  @Option(
      names = "--dense-units",
      paramLabel = "N",
      description = "units of the dense layer, 64 unless given")
  private @Nullable Integer denseUnits;

  /** Whether none of these options is there. */
  boolean unset() {
    return features == null
        && convolutions == null
        && order == null
        && lstmUnits == null
        && denseUnits == null;
  }

  /** An untrained model. */
  VocalPatternModel model(long seed) {
    Layout standard = Layout.STANDARD;
    Layout layout =
        new Layout(
            convolutions == null ? standard.convolutions() : convolutions,
            order == null ? standard.order() : order,
            lstmUnits == null ? standard.lstmUnits() : lstmUnits,
            denseUnits == null ? standard.denseUnits() : denseUnits);
    FeatureSpec spec = (features == null ? Features.DEFAULT : features).spec;
    return VocalPatternModel.build(spec, layout, seed);
  }
}
