# Scripts source this to find a JDK that is new enough and to set a locale for it. They must define `fail`, which prints why there
# is no JDK and exits.

OLDEST_JAVA=25

# Java decodes arguments, file names and the environment in the character set of the locale, and in ASCII if that locale is not
# installed. They may contain any character, so this sets a locale that is installed and has UTF-8. Locales without a language
# come first, so that the messages of the operating system are also in English.
speak_utf8() {
    # The folder where glibc's packages install the locale. If it exists, which is the usual case, `locale` need not run.
    if [ -d /usr/lib/locale/C.utf8 ]; then
        export LC_ALL=C.UTF-8
        return
    fi
    for candidate in C.UTF-8 "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" en_US.UTF-8; do
        if [ "$(LC_ALL=$candidate locale charmap 2> /dev/null)" = UTF-8 ]; then
            export LC_ALL="$candidate"
            return
        fi
    done
    # Systems that have no `locale`, such as Alpine, use UTF-8 in every locale.
    export LC_ALL=C.UTF-8
}

# Whether there is a JDK in folder $1 that is new enough.
is_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    version=0
    while IFS='="' read -r key _ value _; do
        if [ "$key" = JAVA_VERSION ]; then version=${value%%[!0-9]*}; fi
    done < "$1/release"
    [ "${version:-0}" -ge "$OLDEST_JAVA" ]
}

jdk() {
    for candidate in \
        "${JAVA_HOME:-}" \
        /usr/lib/jvm/* \
        /usr/java/* \
        /opt/* \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "${HOME:-}"/.jdks/*; do
        if is_jdk "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    if command -v java > /dev/null 2>&1; then
        candidate=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
        if is_jdk "$candidate"; then
            echo "$candidate"
            return
        fi
    fi
    fail "needs JDK $OLDEST_JAVA or newer and finds none: install one, for example from https://adoptium.net," \
        "and set JAVA_HOME to it"
}
