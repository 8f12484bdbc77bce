package ebscensus.simulator;

/** What a volume is attached to. */
sealed interface Attachment {
    AttachmentState state();

    boolean deleteOnTermination();

    record ToInstance(Instance instance, AttachmentState state, String device, boolean deleteOnTermination)
            implements Attachment {}

    /** To a resource of an AWS service: EC2 then tells neither an instance id nor a device. */
    record ToService(String resource, String service, AttachmentState state) implements Attachment {
        @Override
        public boolean deleteOnTermination() {
            return true;
        }
    }
}
