//===- heddle/Completions.cpp - what shells can complete ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Generate.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace heddle::tool {
namespace {

using Kind = ValueKind::Kind;

/// For single quotes of sh, bash and zsh.
std::string quoted(StringRef Text) {
  std::string Out = "'";
  for (char C : Text)
    Out += C == '\'' ? std::string("'\\''") : std::string(1, C);
  return Out + "'";
}

/// For single quotes of fish.
std::string fishQuoted(StringRef Text) {
  std::string Out = "'";
  for (char C : Text) {
    if (C == '\'' || C == '\\')
      Out += '\\';
    Out += C;
  }
  return Out + "'";
}

/// For a specification of zsh's _arguments.
std::string zshEscaped(StringRef Text) {
  std::string Out;
  for (char C : Text) {
    if (StringRef("[]:\\").contains(C))
      Out += '\\';
    Out += C;
  }
  return Out;
}

std::string verbNames(ArrayRef<ToldVerb> Verbs) {
  std::string Names;
  for (const ToldVerb &V : Verbs)
    Names += (Names.empty() ? "" : " ") + V.Facts.Name;
  return Names;
}

/// bash's command that completes a value of this kind.
std::string bashValue(const ValueKind &K, bool IsList) {
  switch (K.What) {
  case Kind::File:
    return "_heddle_files -f";
  case Kind::Folder:
    return "_heddle_files -d";
  case Kind::OneOf:
    return (IsList ? "_heddle_list '" : "_heddle_words '") + join(K.Words, " ") + "'";
  case Kind::Any:
    break;
  }
  return ":";
}

std::string zshValue(const ValueKind &K, bool IsList) {
  switch (K.What) {
  case Kind::File:
    return "_files";
  case Kind::Folder:
    return "_files -/";
  case Kind::OneOf:
    return IsList ? "_values -s , value " + join(K.Words, " ") : "(" + join(K.Words, " ") + ")";
  case Kind::Any:
    break;
  }
  return "";
}

/// A list of checks takes several though LLVM's parser sees one word.
bool isList(const FlagFacts &F) { return F.IsList || F.Name == "checks"; }

constexpr StringLiteral BashHead =
    R"(# bash completion of heddle; written by 'heddle --generate=bash'.

_heddle_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

_heddle_list() {
  local done=
  [[ $cur != *,* ]] || done=${cur%,*},
  COMPREPLY=($(compgen -P "$done" -W "$1" -- "${cur##*,}"))
}

_heddle_files() {
  local IFS=$'\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$cur"))
}

_heddle_flags() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
  [[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace 2>/dev/null
}

_heddle() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} verb=check word
  COMPREPLY=()
  # '=' is a word of its own.
  if [[ $cur = = ]]; then
    cur=
  elif [[ $prev = = ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  # What stands behind '--' is the compiler's.
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word = -- ]]; then
      _heddle_files -f
      return
    fi
  done
)";

} // namespace

std::string bashCompletion(ArrayRef<ToldVerb> Verbs) {
  std::string Text = BashHead.str();
  Text += "  if ((COMP_CWORD > 1)); then\n    case ${COMP_WORDS[1]} in\n      ";
  Text += join(map_range(Verbs, [](const ToldVerb &V) { return V.Facts.Name; }), " | ");
  Text += ") verb=${COMP_WORDS[1]} ;;\n    esac\n  fi\n  case $verb:$prev in\n";
  for (const ToldVerb &V : Verbs)
    for (const FlagFacts &F : V.Facts.Flags)
      if (!F.Value.empty())
        Text += "    " + V.Facts.Name + ":" + dashed(F) + ") " +
                bashValue(valuesOf(V.Facts, F), isList(F)) + "; return ;;\n";
  Text += "  esac\n  case $verb:$cur in\n";
  for (const ToldVerb &V : Verbs) {
    std::string Flags = "--help";
    for (const FlagFacts &F : V.Facts.Flags)
      Flags += " " + dashed(F) + (F.Value.empty() || F.Name.size() == 1 ? "" : "=");
    if (V.Facts.Name == "check")
      Flags += " --version";
    Text += "    " + V.Facts.Name + ":-*) _heddle_flags '" + Flags + "' ;;\n";
    Text += "    " + V.Facts.Name + ":*) " + bashValue(wordsOf(V.Facts), false) + " ;;\n";
  }
  Text += "  esac\n  if ((COMP_CWORD == 1)) && [[ $cur != -* ]]; then\n"
          "    COMPREPLY+=($(compgen -W '" +
          verbNames(Verbs) + "' -- \"$cur\"))\n  fi\n}\n\ncomplete -F _heddle heddle\n";
  return Text;
}

std::string zshCompletion(ArrayRef<ToldVerb> Verbs) {
  std::string Text = "#compdef heddle\n# zsh completion of heddle; written by 'heddle "
                     "--generate=zsh'.\n\nlocal -a verbs\nverbs=(\n";
  for (const ToldVerb &V : Verbs)
    Text += "  " + quoted(V.Facts.Name + ":" + zshEscaped(V.Summary)) + "\n";
  Text += ")\nlocal verb=check\n"
          "if ((CURRENT > 2)) && [[ -n ${verbs[(r)${words[2]}:*]} ]]; then\n"
          "  verb=${words[2]}\n  shift words\n  ((CURRENT--))\n"
          "elif ((CURRENT == 2)) && [[ ${words[2]} != -* ]]; then\n"
          "  _describe -t verbs verb verbs\nfi\n\ncase $verb in\n";
  for (const ToldVerb &V : Verbs) {
    Text += "  " + V.Facts.Name + ")\n    _arguments -S";
    for (const FlagFacts &F : V.Facts.Flags) {
      std::string Flag = dashed(F);
      if (!F.Value.empty())
        Flag += F.IsPrefix ? "+" : F.Name.size() == 1 ? "" : "=";
      Flag += "[" + zshEscaped(F.Help) + "]";
      if (!F.Value.empty())
        Flag += ":" + zshEscaped(F.Value) + ":" + zshValue(valuesOf(V.Facts, F), isList(F));
      Text += " \\\n      " + quoted(Flag);
    }
    Text += " \\\n      '--help[show the flags]'";
    if (std::string Words = zshValue(wordsOf(V.Facts), false); !Words.empty())
      Text += " \\\n      " + quoted("*:word:" + Words);
    Text += "\n    ;;\n";
  }
  return Text + "esac\n";
}

std::string fishCompletion(ArrayRef<ToldVerb> Verbs) {
  std::string Text = "# fish completion of heddle; written by 'heddle --generate=fish'.\n\n";
  std::string Others;
  for (const ToldVerb &V : Verbs)
    Others += V.Facts.Name == "check" ? "" : " " + V.Facts.Name;
  Text += "complete -c heddle -n __fish_use_subcommand -l version -d 'show the version'\n";
  for (const ToldVerb &V : Verbs)
    Text += "complete -c heddle -n __fish_use_subcommand -a " + V.Facts.Name + " -d " +
            fishQuoted(V.Summary) + "\n";
  for (const ToldVerb &V : Verbs) {
    // The flags of 'check' are those of a bare heddle.
    std::string When = V.Facts.Name == "check" ? "not __fish_seen_subcommand_from" + Others
                                               : "__fish_seen_subcommand_from " + V.Facts.Name;
    std::string Head = "complete -c heddle -n '" + When + "'";
    Text += "\n" + Head + " -l help -d 'show the flags'\n";
    for (const FlagFacts &F : V.Facts.Flags) {
      Text += Head + (F.Name.size() == 1 ? " -s " : " -l ") + F.Name;
      ValueKind Values = valuesOf(V.Facts, F);
      if (Values.What == Kind::OneOf && isList(F))
        Text += " -x -a '(__fish_append , " + join(Values.Words, " ") + ")'";
      else if (Values.What == Kind::OneOf)
        Text += " -x -a '" + join(Values.Words, " ") + "'";
      else if (Values.What == Kind::Folder)
        Text += " -x -a '(__fish_complete_directories)'";
      else if (Values.What == Kind::File)
        Text += " -r";
      else if (!F.Value.empty())
        Text += " -x";
      Text += " -d " + fishQuoted(F.Help) + "\n";
    }
    if (ValueKind Words = wordsOf(V.Facts); Words.What == Kind::OneOf)
      Text += Head + " -f -a '" + join(Words.Words, " ") + "'\n";
  }
  return Text;
}

} // namespace heddle::tool
