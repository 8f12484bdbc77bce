# For the scripts to source: where a JDK is that is new enough, and a locale for it. They bring `fail`, which says why there is
# none and ends.

OLDEST_JAVA=25

# Java reads arguments, file names and the environment in the character set of the locale, and takes ASCII where the locale that
# is named is not installed. They may hold any character, so this names one that is installed and has them all; one without a
# language, so that the messages of the operating system are English too.
speak_utf8() {
    # As glibc's packages install it, so that most starts need not run `locale`.
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
    # Where there is no `locale`, as on Alpine, every locale has UTF-8.
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
