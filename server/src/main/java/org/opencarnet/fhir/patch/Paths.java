package org.opencarnet.fhir.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/** Reads paths of the three patch formats. Of FHIRPath and XPath just as much is understood as it takes to point at an element. */
final class Paths {

    private static final int LONGEST = 500;
    private static final String NAME = "[A-Za-z][A-Za-z0-9]*";
    private static final String QUOTED = "\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*";

    /** A segment of a JSON pointer, with the bracket that PDSm writes and RFC 6901 does not know (trap 3). */
    private static final Pattern POINTER = Pattern.compile("/(?:(" + NAME + ")(?:\\[(?:(\\d{1,4})|url\\s*[:=]" + "(?:"
            + QUOTED + "|([^'\"\\]]+)))])?|(\\d{1,4})|(-))");

    private static final Pattern FHIRPATH = Pattern.compile("\\.?(?:extension\\(" + QUOTED + "\\)"
            + "|where\\(\\s*(" + NAME + "(?:\\." + NAME + ")*)\\s*=" + QUOTED + "\\)"
            + "|(first|single)\\(\\)|\\[(\\d{1,4})]|(" + NAME + "))");

    private static final Pattern XPATH = Pattern.compile("/?(?:" + NAME + ":)?(?:@(" + NAME + ")|(" + NAME + ")"
            + "(?:\\[(?:(\\d{1,4})|@?((?:" + NAME + ":)?" + NAME + "(?:/(?:" + NAME + ":)?" + NAME
            + ")*)(?:/@value)?\\s*="
            + QUOTED + ")])?)");

    private Paths() {}

    static List<Step> ofPointer(String pointer) {
        var steps = new ArrayList<Step>();
        walk(pointer, POINTER, segment -> {
            if (segment.group(1) != null) {
                steps.add(new Step.Named(segment.group(1)));
            }
            if (segment.group(2) != null) {
                steps.add(at(segment.group(2)));
            }
            for (var group : new int[] {3, 4, 5}) {
                if (segment.group(group) != null) {
                    steps.add(
                            new Step.Where(List.of("url"), segment.group(group).strip()));
                }
            }
            if (segment.group(6) != null) {
                steps.add(at(segment.group(6)));
            }
            if (segment.group(7) != null) {
                steps.add(new Step.End());
            }
        });
        return steps;
    }

    static List<Step> ofFhirPath(String path) {
        var steps = new ArrayList<Step>();
        walk(withoutRoot(path.strip()), FHIRPATH, part -> {
            for (var group : new int[] {1, 2}) {
                if (part.group(group) != null) {
                    steps.add(new Step.Named("extension"));
                    steps.add(new Step.Where(List.of("url"), part.group(group)));
                }
            }
            for (var group : new int[] {4, 5}) {
                if (part.group(group) != null) {
                    steps.add(new Step.Where(List.of(part.group(3).split("\\.")), part.group(group)));
                }
            }
            if (part.group(6) != null) {
                steps.add(new Step.At(0));
            }
            if (part.group(7) != null) {
                steps.add(at(part.group(7)));
            }
            if (part.group(8) != null) {
                steps.add(new Step.Named(part.group(8)));
            }
        });
        return steps;
    }

    private static String withoutRoot(String path) {
        return path.replaceFirst("^DocumentReference(?=[.\\[]|$)", "");
    }

    /** The value attribute is the element itself, as JSON has it. */
    static List<Step> ofXPath(String path) {
        var steps = new ArrayList<Step>();
        walk(path.strip(), XPATH, part -> {
            if (part.group(1) != null && !part.group(1).equals("value")) {
                steps.add(new Step.Named(part.group(1)));
            }
            if (part.group(2) != null) {
                steps.add(new Step.Named(part.group(2)));
            }
            if (part.group(3) != null) {
                steps.add(new Step.At(Math.max(0, Integer.parseInt(part.group(3)) - 1)));
            }
            for (var group : new int[] {5, 6}) {
                if (part.group(group) != null) {
                    steps.add(new Step.Where(fields(part.group(4)), part.group(group)));
                }
            }
        });
        if (steps.isEmpty() || !steps.get(0).equals(new Step.Named("DocumentReference"))) {
            throw malformed(path);
        }
        return steps.subList(1, steps.size());
    }

    private static List<String> fields(String path) {
        return List.of(path.replaceAll("(?:^|(?<=/))" + NAME + ":", "").split("/"));
    }

    private static void walk(String path, Pattern pattern, Consumer<Matcher> take) {
        var matcher = pattern.matcher(path);
        var at = 0;
        while (at < path.length()) {
            if (path.length() > LONGEST || !matcher.find(at) || matcher.start() != at) {
                throw malformed(path);
            }
            take.accept(matcher);
            at = matcher.end();
        }
    }

    private static Step at(String digits) {
        return new Step.At(Integer.parseInt(digits));
    }

    static Refusal malformed(String what) {
        return Refusal.of(RequestFault.PATCH_MALFORMED, what);
    }
}
