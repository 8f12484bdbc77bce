package ebscensus.cdk;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Parses the tags for all resources from text such as {@code team=finops,env=prod}. */
final class ResourceTags {
    /** Source: docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html, 2026-11. */
    private static final Pattern TAG =
            Pattern.compile("(?!aws:)[\\p{L}\\p{N} _.:/+@-]{1,128}=[\\p{L}\\p{N} _.:/=+@-]{0,256}");

    private static final int MOST = 50;

    private ResourceTags() {}

    static Map<String, String> read(SettingValues values) {
        String allowed = "at most " + MOST + " tags as key=value, separated by commas; keys must be unique and must not"
                + " begin with aws:";
        var tags = new TreeMap<String, String>();
        for (String tag : values.list(Setting.TAGS, TAG, allowed)) {
            int equals = tag.indexOf('=');
            tags.put(tag.substring(0, equals), tag.substring(equals + 1));
        }
        if (tags.size() < values.list(Setting.TAGS).size() || tags.size() > MOST) {
            throw InvalidSetting.of(Setting.TAGS, values.text(Setting.TAGS), allowed);
        }
        return tags;
    }
}
