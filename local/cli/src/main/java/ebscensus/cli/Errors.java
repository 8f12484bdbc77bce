package ebscensus.cli;

import ebscensus.aws.AwsAccessException;
import ebscensus.core.count.NothingToCount;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.request.InvalidRequest;
import ebscensus.report.Cause;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints one line about the exception that ended a command, and determines the exit status. */
final class Errors implements IExecutionExceptionHandler {
    private final Console console;

    Errors(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
        CensusCommand root = command.getCommandSpec().root().commandLine().getCommand();
        console.warn(line(e));
        if (root.debug()) {
            e.printStackTrace(console.err());
        }
        return e instanceof InvalidRequest ? ExitStatus.WRONG_USAGE : ExitStatus.FAILED;
    }

    /** The exception's message, or the name of its class if it has no message. */
    static String message(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? "" : ": " + e.getMessage();
    }

    /** The reason for an I/O error, without the path that the exception's message may begin with. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such folder";
            case AccessDeniedException _ -> "permission denied";
            default -> message(e);
        };
    }

    private static String line(Exception e) {
        return switch (e) {
            case InvalidRequest refused -> message(refused);
            case CannotRun cannotRun -> message(cannotRun);
            case AwsAccessException access -> message(access);
            case NothingToCount nothing -> message(nothing);
            case ScopeFailure failure -> Cause.of(failure.missing());
            default -> "this is an error in census itself; please report it with the output of --debug" + said(e);
        };
    }
}
