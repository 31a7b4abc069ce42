# Completion of ucj for fish, as `ucj completion fish` writes it:
#     mkdir -p ~/.config/fish/completions; ucj completion fish > ~/.config/fish/completions/ucj.fish

function __ucj_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l word (commandline --current-token --cut-at-cursor)
    set -l program (string replace --regex '^~/' "$HOME/" -- $words[1])
    set --erase words[1]
    set -l found
    if command --query $program
        set found (command $program completion fish "--word=$word" -- $words 2>/dev/null)
    end
    if test (count $found) -gt 0
        string match --regex '^[^\t].*' -- $found # a line without a word says that no file may stand there
    else
        # The path behind --output= is completed as any other, and stands behind it again
        set -l option (string match --regex '^--[a-z-]+=|' -- "$word")
        for path in (__fish_complete_path (string replace -- "$option" '' "$word"))
            echo -- $option$path
        end
    end
end

complete --command ucj --no-files --arguments '(__ucj_complete)'
