# Completion of ucj for PowerShell, as `ucj completion powershell` writes it.

Register-ArgumentCompleter -Native -CommandName ucj -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { "$_" }
        })
    $program = $commandAst.CommandElements[0].Value
    $before = @($words | Select-Object -Skip 1)
    & $program completion powershell "--word=$wordToComplete" -- @before 2>$null | ForEach-Object {
        $text, $about = $_ -split "`t", 2
        $written = if ($text -match '\s') { "'" + $text.Replace("'", "''") + "'" } else { $text }
        if (-not $about) { $about = $text }
        [System.Management.Automation.CompletionResult]::new($written, $text, 'ParameterValue', $about)
    }
}
