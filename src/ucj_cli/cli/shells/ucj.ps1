# Completion of ucj for PowerShell 5.1 and newer, as `ucj completion powershell` writes it: into the profile,
#     New-Item -ItemType Directory -Force (Split-Path $PROFILE); Add-Content $PROFILE (ucj completion powershell)
# which Windows reads after: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned

Register-ArgumentCompleter -Native -CommandName ucj -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { "$_" }
        })
    $program = $commandAst.CommandElements[0].Value
    $before = @($words | Select-Object -Skip 1)
    & $program completion powershell "--word=$wordToComplete" -- @before 2>$null | ForEach-Object {
        $text, $about = $_ -split "`t", 2
        if (-not $text) { return }
        # Quoted is all that PowerShell may read as more than letters: in a word with - before it even a point
        $plain = $text -cmatch '^[A-Za-z0-9_./=-]+$' -and $text -notmatch '^-.*\.'
        $inside = [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($text)
        $written = if ($plain) { $text } else { "'$inside'" }
        if (-not $about) { $about = $text }
        [System.Management.Automation.CompletionResult]::new($written, $text, 'ParameterValue', $about)
    }
}
