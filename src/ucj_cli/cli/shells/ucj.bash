# Completion of ucj for bash 3.2 and newer, as `ucj completion bash` writes it: into a file that ~/.bashrc reads (on macOS
# ~/.bash_profile),
#     ucj completion bash > ~/.ucj.bash; echo '. ~/.ucj.bash' >> ~/.bashrc
# or, with the package bash-completion, into ~/.local/share/bash-completion/completions/ucj.

_ucj() {
    # The words up to the cursor, without their quotes. Bash hands them over as they were typed, and parted at = and :
    # too. They are read letter by letter, since nothing that stands on a line is evaluated before it is entered.
    local line=${COMP_LINE:0:COMP_POINT} word="" begun="" open="" kept="" letter next i
    local -a words=()
    for ((i = 0; i <= ${#line}; i++)); do
        if ((i == ${#line} - ${#2})); then kept=$word; fi # only what comes behind is replaced: $2, as it was typed
        letter=${line:i:1} next=${line:i+1:1}
        if [[ $letter == "\\" && (-z $open || ($open == '"' && $next == [\$\`\"\\])) ]]; then
            word+=$next begun=1 i=$((i + 1))
        elif [[ -n $letter && $letter == "$open" ]]; then
            open=""
        elif [[ -z $open && $letter == [\'\"] ]]; then
            open=$letter begun=1
        elif [[ -n $open || $letter == [![:space:]] ]]; then
            word+=$letter begun=1
        elif [[ -n $begun && -n $letter ]]; then
            words+=("$word")
            word="" begun=""
        fi
    done
    local program=${words[0]} text
    if [[ $program == "~/"* ]]; then program=$HOME/${program:2}; fi
    COMPREPLY=()
    while IFS=$'\t' read -r text _; do
        if [[ -z $text ]]; then # no file may stand there
            compopt +o default 2>/dev/null
            continue
        fi
        text=${text:${#kept}}
        if [[ -z $text ]]; then continue; fi # it stands there already
        # Inside a quote that is open nothing can be escaped: what would be more than a letter there is left out
        case $open in
            '"') if [[ $text == *[\"\$\`\\!]* ]]; then continue; fi ;;
            "'") if [[ $text == *\'* ]]; then continue; fi ;;
            *) printf -v text '%q' "$text" && text=${text//\\,/,} ;;
        esac
        COMPREPLY+=("$text")
    done < <("$program" completion bash --word="$word" -- "${words[@]:1}" 2>/dev/null)
    # A path of a plan goes on after its points, and a value follows =
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[.=] ]]; then
        compopt -o nospace 2>/dev/null
        # Bash closes an open quote behind the only word there is, but not behind what two begin with
        if [[ -n $open ]]; then COMPREPLY+=("${COMPREPLY[0]}..."); fi
    fi
}

complete -o default -F _ucj ucj
