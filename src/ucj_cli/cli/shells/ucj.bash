# Completion of ucj for bash 3.2 and newer, as `ucj completion bash` writes it.

_ucj() {
    local rest=${COMP_LINE:0:COMP_POINT} piece bare line i
    local -a words=()
    # Bash parts words at = and : too: what stands there without a blank between is one word
    for ((i = 0; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        bare=${rest#"${rest%%[![:space:]]*}"}
        [[ ${#bare} -ge ${#piece} ]] || piece=$bare # up to the cursor
        if [[ $i -gt 0 && $bare == "$rest" && -n $piece ]]; then
            words[${#words[@]} - 1]+=$piece
        else
            words+=("$piece")
        fi
        rest=${bare#"$piece"}
    done
    local word=${words[${#words[@]} - 1]}
    # Of a word with = or : in it, bash replaces only what comes after the last of them
    local kept=""
    if [[ $word == *[=:]* && $COMP_WORDBREAKS == *=* ]]; then kept=${word%"${word##*[=:]}"}; fi
    COMPREPLY=()
    while IFS= read -r line; do
        line=${line%%$'\t'*}
        line=${line#"$kept"}
        if [[ $word != [\'\"]* ]]; then printf -v line '%q' "$line"; fi
        COMPREPLY+=("$line")
    done < <("${words[0]}" completion bash --word="$word" -- "${words[@]:1:${#words[@]}-2}" 2>/dev/null)
    # A path of a plan goes on after its points, and a value follows =
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[.=] ]]; then compopt -o nospace 2>/dev/null; fi
}

complete -o default -F _ucj ucj
