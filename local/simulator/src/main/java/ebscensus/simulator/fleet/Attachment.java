package ebscensus.simulator.fleet;

/** An attachment of a volume. */
public sealed interface Attachment {
    AttachmentState state();

    boolean deleteOnTermination();

    record ToInstance(Instance instance, AttachmentState state, String device, boolean deleteOnTermination)
            implements Attachment {}

    /** An attachment to a resource of an AWS service, for which EC2 names neither an instance nor a device. */
    record ToService(String resource, String service, AttachmentState state) implements Attachment {
        @Override
        public boolean deleteOnTermination() {
            return true;
        }
    }

    /** The device name of a slot: the root device for slot 0, then /dev/sdb to /dev/sdz, then /dev/sdba and so on. */
    static String device(int slot) {
        if (slot == 0) {
            return "/dev/xvda";
        }
        String letter = Character.toString('a' + slot % 26);
        return slot < 26 ? "/dev/sd" + letter : "/dev/sd" + (char) ('a' + slot / 26) + letter;
    }
}
