package ebscensus.core.inventory;

import java.util.HexFormat;

/**
 * The usual form of the ids of EC2's resources of one kind: a prefix and sixteen hexadecimal digits. An id in this form can be kept
 * as a number of 8 bytes; as a string it takes more than 60. Ids in other forms exist, for example older ones with eight digits.
 */
public enum IdForm {
    INSTANCE("i-0"),
    VOLUME("vol-0");

    /** Stands for "no number". An id whose sixteen digits are all zero is therefore treated as an id in another form. */
    public static final long NO_NUMBER = 0;

    private static final int DIGITS = 16;

    private final String prefix;

    IdForm(String prefix) {
        this.prefix = prefix;
    }

    /** The sixteen digits of the id as a number, or {@link #NO_NUMBER} if the id has another form. */
    public long number(String id) {
        if (id.length() != prefix.length() + DIGITS || !id.startsWith(prefix)) {
            return NO_NUMBER;
        }
        long number = 0;
        for (int i = prefix.length(); i < id.length(); i++) {
            int digit = digit(id.charAt(i));
            if (digit < 0) {
                return NO_NUMBER;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    /** The id that has this number. */
    public String id(long number) {
        return prefix + HexFormat.of().toHexDigits(number);
    }

    /** The value of a hexadecimal digit as EC2 writes it, in lower case; negative if the character is none. */
    private static int digit(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }
}
