import type {Shell} from './answer.ts'

/*
 * Each script hands the words of the line to `crm complete`, every one behind a `w:` (so that an empty word or one with a dash
 * arrives whole), and takes what comes back as it stands: no word is ever evaluated.
 */

/** Words are found in the line itself: bash cuts them at `=`, `:` and `@`, too. */
const bash = `# Completion of crm for bash: eval "$(crm completion bash)"
_crm() {
  local line=\${COMP_LINE:0:COMP_POINT} last=\${COMP_WORDS[COMP_CWORD]} word first
  local -a words=() lines=()
  local index rest=$line
  for ((index = 0; index <= COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ $rest == [[:space:]]* || $index -eq 0 ]]; then
      rest=\${rest#"\${rest%%[![:space:]]*}"}
      words+=("w:$word")
    else
      words[\${#words[@]} - 1]+=$word
    fi
    rest=\${rest#"$word"}
  done
  local current=\${words[\${#words[@]} - 1]}
  [[ $last == [=:] ]] && last=
  local kept=$((\${#current} - 2 - \${#last}))
  COMPREPLY=()
  mapfile -t lines < <("\${COMP_WORDS[0]/#\\~/$HOME}" complete bash "k:$kept" "\${words[@]:1}" 2>/dev/null)
  first=\${lines[0]-}
  [[ $first == files ]] && compopt -o default
  COMPREPLY=("\${lines[@]:1}")
}
complete -F _crm crm
`

const zsh = `#compdef crm
# Completion of crm for zsh: eval "$(crm completion zsh)", after compinit
_crm() {
  local -a lines values shown
  local line
  lines=("\${(@f)$(crm complete zsh k:0 "w:\${(@)^words[2,CURRENT]}" 2>/dev/null)}")
  [[ $lines[1] == files ]] && _files
  for line in "\${(@)lines[2,-1]}"; do
    [[ -n $line ]] || continue
    values+=("\${line%%$'\\t'*}")
    if [[ -n \${line#*$'\\t'} ]]; then
      shown+=("\${line%%$'\\t'*}  -- \${line#*$'\\t'}")
    else
      shown+=("\${line%%$'\\t'*}")
    fi
  done
  (( \${#values} )) && compadd -U -l -d shown -a values
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _crm "$@"
else
  compdef _crm crm
fi
`

const fish = `# Completion of crm for fish: crm completion fish > ~/.config/fish/completions/crm.fish
function __crm_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l lines (crm complete fish k:0 w:$words[2..-1] 2>/dev/null)
    test (count $lines) -gt 0; or return
    if test "$lines[1]" = files
        __fish_complete_path (commandline -ct)
    end
    test (count $lines) -gt 1; and printf '%s\\n' $lines[2..-1]
end
complete -c crm -f -a '(__crm_complete)'
`

/**
 * PowerShell has parsed the words, and reads what a program writes in the encoding of the console: on Windows seldom UTF-8. A word
 * ends at the cursor or behind it, or a new one begins there.
 */
const powershell = `# Completion of crm for PowerShell: crm completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName crm -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $elements = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $cursorPosition })
    $words = @($elements | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { 'w:' + $_.Value } else { 'w:' + $_.Extent.Text }
    })
    if (-not ($elements | Where-Object { $_.Extent.EndOffset -ge $cursorPosition })) { $words += 'w:' }
    $encoding = [Console]::OutputEncoding
    try {
        try { [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false) } catch { }
        $lines = @(& crm complete powershell 'k:0' @words 2>$null)
    } finally {
        try { [Console]::OutputEncoding = $encoding } catch { }
    }
    if ($lines.Count -gt 0 -and $lines[0] -eq 'files') {
        [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
    }
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $text, $shown, $about = $_ -split "\`t", 3
        if ($text) { [System.Management.Automation.CompletionResult]::new($text, $shown, 'ParameterValue', $about) }
    }
}
`

/** The script that teaches each shell to complete \`crm\`. */
export const completionScripts: {readonly [S in Shell]: string} = {bash, zsh, fish, powershell}
