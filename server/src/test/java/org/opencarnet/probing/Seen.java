package org.opencarnet.probing;

import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An answer as an observer sees it: status, headers and body. */
record Seen(int status, String headers, String body) {

    private static final Set<String> OF_THE_CONNECTION = Set.of("date", "connection", "keep-alive", "x-request-id");
    private static final Pattern BY_CHANCE = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"
            + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)"
            + "|\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

    static Seen of(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(OF_THE_CONNECTION);
        return new Seen(answer.statusCode(), headers.toString(), answer.body());
    }

    /** The same without what was asked with and its length, without ids and times, in which any two answers differ. */
    Seen without(Map<String, String> asked) {
        var shown = body.isEmpty() ? headers : headers.replaceAll("content-length=\\[\\d+]", "");
        return new Seen(status, without(shown, asked), without(body, asked));
    }

    /** Codes are taken out of links alone, where they are the values of parameters: elsewhere other documents bear them too. */
    private static String without(String text, Map<String, String> asked) {
        var left = text;
        var longestFirst = asked.entrySet().stream()
                .filter(fact -> !fact.getValue().isEmpty() && !fact.getKey().equals("version"))
                .sorted(Comparator.comparing(fact -> -fact.getValue().length()))
                .toList();
        for (var fact : longestFirst) {
            var place = "«" + fact.getKey() + "»";
            var encoded = Probe.encoded(fact.getValue());
            left = Chance.isCode(fact.getKey())
                    ? left.replaceAll("(=|%7C)(ge|le)?" + Pattern.quote(encoded) + "(?!\\w)", "$1" + place)
                    : left.replace(fact.getValue(), place).replace(encoded, place);
        }
        return BY_CHANCE.matcher(left).replaceAll("…");
    }

    /** The secrets that it tells, without those that were told to it. */
    Set<String> tells(Set<String> secrets, String asked) {
        return secrets.stream()
                .filter(secret -> body.contains(secret) || headers.contains(secret))
                .filter(secret -> !asked.contains(secret) && !asked.contains(Probe.encoded(secret)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return status + " " + headers + "\n" + body;
    }
}
