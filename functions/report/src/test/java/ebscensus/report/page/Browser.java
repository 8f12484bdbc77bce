package ebscensus.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium that is installed here, without a window. */
final class Browser implements AutoCloseable {
    private static final List<String> CHROMIUMS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String DRIVER = "chromedriver";
    private static final String ELSEWHERE = "/usr/bin";
    private static final int HEIGHT = 900;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Started with nothing but what it needs; empty where there is no Chromium or no driver of it. */
    static Optional<Browser> start(Path folder) {
        var chromium =
                CHROMIUMS.stream().flatMap(name -> installed(name).stream()).findFirst();
        var chromedriver = installed(DRIVER);
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            return Optional.empty();
        }
        var options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"));
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        // Or Selenium would look for a driver to download. Its builder of services has annotations that javac misses.
        System.setProperty("webdriver.chrome.driver", chromedriver.get().toString());
        var driver = new ChromeDriver(options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        return Optional.of(new Browser(driver));
    }

    private static Optional<Path> installed(String program) {
        return Stream.concat(
                        Pattern.compile(File.pathSeparator)
                                .splitAsStream(System.getenv().getOrDefault("PATH", "")),
                        Stream.of(ELSEWHERE))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void open(Path file) {
        logs(LogType.BROWSER);
        logs(LogType.PERFORMANCE);
        driver.get(file.toUri().toString());
    }

    /** @param colors light or dark */
    void show(String colors, String medium, int width) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the page itself and the browser said about it. */
    List<String> console() {
        return logs(LogType.BROWSER);
    }

    /** The addresses that were asked for since the page was opened, its own included. */
    List<String> requests() {
        var url =
                Pattern.compile("\"method\":\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");
        return logs(LogType.PERFORMANCE).stream()
                .map(url::matcher)
                .filter(found -> found.find())
                .map(found -> found.group(1))
                .toList();
    }

    /** What axe-core finds, a line for each rule with the places. */
    List<?> violations() throws IOException {
        try (var axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            if (axe == null) {
                throw new IllegalStateException("axe.min.js is missing on the class path");
            }
            driver.executeScript(new String(axe.readAllBytes(), UTF_8));
        }
        var found = driver.executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            // Otherwise axe-core also describes each element without a violation, which takes as long again.
            axe.run({resultTypes: ['violations']}).then(result => done(result.violations.map(rule =>
                rule.id + ': ' + rule.help + ' ' + rule.nodes.slice(0, 5).map(node => node.target.join(' ')).join(', '))))
            """);
        return found instanceof List<?> list ? list : List.of("axe-core did not answer");
    }

    Object run(String script, Object... arguments) {
        var result = driver.executeScript(script, arguments);
        return result == null ? "" : result;
    }

    long number(String script) {
        return run(script) instanceof Number number ? number.longValue() : -1;
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }

    /** The element that has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    private List<String> logs(String type) {
        return StreamSupport.stream(driver.manage().logs().get(type).spliterator(), false)
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
