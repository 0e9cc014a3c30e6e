package engram.cli.argument;

import engram.cli.clustering.OptionWords;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.model.SettingText;
import engram.model.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * Options of a command made of the settings of options records: {@code stepSize} is {@code
 * --step-size}, with what the setting says of itself and its default. An option that is not given
 * leaves the record's value.
 */
public final class SettingOptions {

  private static final String BETA = "beta";

  private final CommandSpec spec;

  private SettingOptions(CommandSpec spec) {
    this.spec = spec;
  }

  /**
   * Options under a heading.
   *
   * @param heading what help writes above them
   * @param users who uses them, as help names them at the end of each; empty for all
   * @param defaults the record
   * @param without settings that are no options of their own here
   */
  public record Group(String heading, String users, Record defaults, Set<String> without) {}

  /** Adds the options of groups to a command; one that stands already is passed over. */
  public static void add(CommandSpec spec, List<Group> groups) {
    for (Group group : groups) {
      ArgGroupSpec.Builder block =
          ArgGroupSpec.builder().heading("%n" + group.heading + ":%n").validate(false);
      boolean any = false;
      for (Settings.Setting setting : Settings.of(group.defaults)) {
        String name = option(setting.name());
        boolean own = !group.without.contains(setting.name()) && isOption(setting.type());
        if (own && spec.findOption(name) == null) {
          block.addArg(option(setting, name, group.users));
          any = true;
        }
      }
      if (any) {
        spec.addArgGroup(block.build());
      }
    }
  }

  public static SettingOptions of(CommandSpec spec) {
    return new SettingOptions(spec);
  }

  /** A matrix is given by programs only. */
  private static boolean isOption(Class<?> type) {
    return type != double[][].class;
  }

  private static String option(String setting) {
    return (setting.length() == 1 ? "-" : "--") + OptionWords.kebab(setting);
  }

  private static OptionSpec option(Settings.Setting setting, String name, String users) {
    OptionSpec.Builder option = OptionSpec.builder(name).type(boxed(setting.type()));
    String whose = users.isEmpty() ? "" : users + ": ";
    String text = defaultText(setting);
    option.description(whose + setting.says() + (text.isEmpty() ? "" : " Default: " + text + "."));
    if (setting.type() == boolean.class) {
      return option.arity("0").build();
    }
    if (setting.name().equals(BETA)) {
      option.paramLabel("auto|NUMBER").converters(new Beta());
    } else if (setting.type().isEnum()) {
      List<Object> words = constants(setting);
      option.paramLabel("WORD").converters(converter(words));
      option.completionCandidates(words.stream().map(SettingOptions::word).toList());
      option.description(
          whose + setting.says() + " One of ${COMPLETION-CANDIDATES}. Default: " + text + ".");
    } else if (setting.type() == Separation.class) {
      option.paramLabel("WORD").converters(separation());
    } else {
      option.paramLabel(setting.type() == double.class ? "NUMBER" : "N");
    }
    return option.build();
  }

  private static Class<?> boxed(Class<?> type) {
    if (type == int.class) {
      return Integer.class;
    } else if (type == long.class) {
      return Long.class;
    } else if (type == double.class) {
      return Double.class;
    }
    return type == boolean.class ? Boolean.class : type;
  }

  private static String defaultText(Settings.Setting setting) {
    Object value = setting.value();
    if (value == null || setting.type() == boolean.class) {
      return "";
    }
    if (setting.name().equals(BETA) && value.equals(0.0)) {
      return "auto";
    }
    if (value instanceof Double number && number == Math.rint(number)) {
      return Long.toString(number.longValue());
    }
    return setting.type().isEnum() ? word(value) : SettingText.of(value);
  }

  private static String word(Object constant) {
    return OptionWords.of((Enum<?>) constant);
  }

  /**
   * The constants that the record takes beside its other defaults: some need what only programs
   * give.
   */
  private static List<Object> constants(Settings.Setting setting) {
    return OneOf.offered(setting.type());
  }

  private static ITypeConverter<Object> converter(List<Object> constants) {
    return value ->
        constants.stream()
            .filter(constant -> word(constant).equals(value))
            .findFirst()
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "this version has no '"
                            + value
                            + "', allowed: "
                            + constants.stream()
                                .map(SettingOptions::word)
                                .collect(Collectors.joining(", "))));
  }

  private static ITypeConverter<Separation> separation() {
    return value -> {
      try {
        return Separations.named(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  /**
   * Returns a record with the values that are given on the command line.
   *
   * @param extra further values by the name of the setting
   */
  public <R extends Record> R read(R defaults, Map<String, ?> extra) {
    return Failure.options(
        spec.commandLine(),
        () -> {
          Map<String, Object> changes = new HashMap<>(extra);
          for (Settings.Setting setting : Settings.of(defaults)) {
            if (given(setting.name())) {
              changes.putIfAbsent(setting.name(), value(setting.name()));
            }
          }
          return Settings.with(defaults, changes);
        });
  }

  /** Returns whether the option of a setting is given. */
  public boolean given(String setting) {
    ParseResult parsed = spec.commandLine().getParseResult();
    OptionSpec option = spec.findOption(option(setting));
    return option != null && parsed.hasMatchedOption(option);
  }

  /** Returns the value given for a setting, or null. */
  public <T> T value(String setting) {
    OptionSpec option = spec.findOption(option(setting));
    return option == null ? null : option.getValue();
  }

  /** Returns those of the settings whose options are given, as a list of options to read. */
  public String given(Set<String> settings) {
    return spec.options().stream()
        .map(OptionSpec::longestName)
        .filter(
            name -> settings.stream().anyMatch(each -> option(each).equals(name) && given(each)))
        .collect(Collectors.joining(", "));
  }

  /** Returns the names of the settings of some records. */
  static Set<String> names(Record... records) {
    Set<String> names = new HashSet<>();
    for (Record each : records) {
      Settings.of(each).forEach(setting -> names.add(setting.name()));
    }
    return names;
  }

  /** A number above 0, or the word auto as 0. */
  public static final class Beta implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      if (value.equals("auto")) {
        return 0.0;
      }
      try {
        double number = Double.parseDouble(value);
        if (number > 0 && number < Double.POSITIVE_INFINITY) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Refused below, like a number out of range.
      }
      throw new TypeConversionException("'" + value + "', allowed: auto, or a number above 0");
    }
  }
}
