package ebscensus.aws;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Pages as EC2 might write them, in every way that XML allows: the same seed, the same bytes. */
final class RandomAnswer {
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16);
    private static final List<String> STATES = List.of("attaching", "attached", "busy", "detaching", "detached", "new");
    private static final List<String> WORDS =
            List.of("", "a", "team & co", "<none>", "]]", "größe", "  spaced  ", "two\nlines", "\"'", "gp3");

    private final Random random;
    private final StringBuilder xml = new StringBuilder();
    private String prefix = "";

    private RandomAnswer(long seed) {
        this.random = new Random(seed);
    }

    private record Node(String name, String text, List<Node> children) {
        Node(String name, String text) {
            this(name, text, List.of());
        }

        Node(String name, List<Node> children) {
            this(name, "", children);
        }
    }

    static byte[] volumes(long seed) {
        var answer = new RandomAnswer(seed);
        return answer.bytes("DescribeVolumesResponse", answer.list("volumeSet", answer::volume), "");
    }

    static byte[] instances(long seed) {
        var answer = new RandomAnswer(seed);
        return answer.bytes(
                "DescribeInstancesResponse",
                answer.list("reservationSet", () -> answer.fields(answer.list("instancesSet", answer::instance))),
                answer.word());
    }

    private List<Node> volume() {
        return fields(
                new Node("volumeId", "vol-" + random.nextInt(1_000_000)),
                new Node("size", String.valueOf(random.nextInt(20_000))),
                new Node("volumeType", word()),
                new Node(
                        "multiAttachEnabled",
                        List.of("true", "false", "TRUE", "1", "").get(random.nextInt(5))),
                maybe("iops", String.valueOf(random.nextInt(20_000))),
                maybe("throughput", String.valueOf(random.nextInt(2_000))),
                maybe("encrypted", "true"),
                list("attachmentSet", () -> fields(maybe("instanceId", "i-1"), maybe("status", state()))),
                list(
                        "tagSet",
                        () -> fields(new Node("key", random.nextBoolean() ? "Name" : word()), maybe("value", word()))));
    }

    private List<Node> instance() {
        String state = random.nextInt(4) == 0 ? "terminated" : "running";
        return fields(
                new Node("instanceId", "i-" + random.nextInt(1_000_000)),
                new Node("instanceState", fields(new Node("code", "16"), new Node("name", state))),
                list("tagSet", () -> fields(new Node("key", "team"), new Node("value", word()))),
                list("blockDeviceMapping", () -> fields(maybe("ebs", ""), new Node("deviceName", word()))));
    }

    private String state() {
        return STATES.get(random.nextInt(STATES.size()));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private Node maybe(String name, String text) {
        return random.nextInt(5) == 0 ? new Node("absent", text) : new Node(name, text);
    }

    private Node list(String name, Supplier<List<Node>> member) {
        return new Node(
                name,
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> new Node(random.nextInt(10) == 0 ? "member" : "item", member.get()))
                        .toList());
    }

    /** In any order, among unknown ones that hold the same names, some twice. */
    private List<Node> fields(Node... known) {
        var fields = new ArrayList<>(List.of(known));
        if (random.nextInt(3) == 0) {
            fields.add(new Node("unknown" + random.nextInt(3), List.copyOf(fields)));
        }
        if (random.nextInt(8) == 0) {
            fields.add(fields.get(random.nextInt(fields.size())));
        }
        Collections.shuffle(fields, random);
        return fields;
    }

    private byte[] bytes(String root, Node set, String token) {
        var charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
        if (!charset.equals(StandardCharsets.UTF_8) || random.nextBoolean()) {
            xml.append("<?xml version='1.0' encoding='").append(charset).append("'?>");
        }
        noise();
        String namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";
        if (random.nextInt(3) == 0) {
            prefix = "ec2:";
        }
        xml.append('<').append(prefix).append(root);
        xml.append(prefix.isEmpty() ? " xmlns='" : " xmlns:ec2='")
                .append(namespace)
                .append("'>");
        var parts = new ArrayList<>(List.of(set, maybe("nextToken", token), new Node("requestId", word())));
        Collections.shuffle(parts, random);
        parts.forEach(this::write);
        xml.append("</").append(prefix).append(root).append('>');
        noise();
        return xml.toString().getBytes(charset);
    }

    private void write(Node node) {
        noise();
        xml.append('<').append(prefix).append(node.name());
        if (random.nextInt(6) == 0) {
            xml.append(" since = \"&lt;1 &#65;>\" ");
        }
        if (node.text().isEmpty() && node.children().isEmpty() && random.nextBoolean()) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        if (!node.text().isEmpty()) {
            text(node.text());
        }
        node.children().forEach(this::write);
        xml.append("</").append(prefix).append(node.name()).append(random.nextInt(9) == 0 ? " >" : ">");
    }

    private void text(String text) {
        switch (random.nextInt(8)) {
            case 0 -> xml.append("<![CDATA[").append(text).append("]]>");
            case 1 -> {
                int cut = random.nextInt(text.length());
                plain(text.substring(0, cut));
                xml.append("<![CDATA[").append(text.substring(cut)).append("]]>");
            }
            case 2 -> text.chars().forEach(c -> xml.append("&#").append(c).append(';'));
            case 3 ->
                text.chars()
                        .forEach(c ->
                                xml.append("&#x").append(Integer.toHexString(c)).append(';'));
            case 4 -> {
                xml.append("<!-- 7 -->");
                plain(text);
                xml.append("<?pi 8?>");
            }
            case 5 -> {
                plain("9");
                xml.append("<!-- the last piece counts -->");
                plain(text);
            }
            default -> plain(text);
        }
    }

    private void plain(String text) {
        xml.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private void noise() {
        switch (random.nextInt(12)) {
            case 0 -> xml.append("<!-- <item> & -->");
            case 1 -> xml.append("<?target <item>?>");
            case 2 -> xml.append("\r\n\t ");
            default -> {}
        }
    }
}
