using System.Collections.Generic;
using System.Linq;
using CsCheck;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Shell;

public sealed class ShellScriptTests
{
    [Theory]
    [InlineData("a b && c || d; e | f & g", "a b &&|c ||or|d ;|e pipe|f &|g")]
    [InlineData("a 'b && c' \"d | e\" f\\ g", "a b && c d | e f g")]
    [InlineData("X=1 Y='2 3' cmd arg", "[X=1][Y=2 3] cmd arg")]
    [InlineData("X=1", "[X=1]")]
    [InlineData("if a; then b; else c; fi", "a ;|b ;|c ;")]
    [InlineData("for i in 1 2; do a $i; done | sort", "for i in 1 2 ;|a $i pipe|sort")]
    [InlineData("(a; b) | c", "a ;|b pipe|c")]
    [InlineData("case $1 in a|b) x | y;; *) z;; esac; w", "x pipe|y ;|z ;|w")]
    [InlineData("a >out 2>&1 <in b 2> err", "a b")]
    [InlineData("a &>all b", "a b")]
    [InlineData("echo $(a | b) `c | d` ${e:-|} && f", "echo $(a | b) `c | d` ${e:-|} &&|f")]
    [InlineData("bash <(curl x) y", "bash <(curl x) y")]
    [InlineData("a # b | c", "a")]
    [InlineData("a#b", "a#b")]
    [InlineData("! grep x y", "grep x y")]
    public void Commands_words_and_operators(string script, string expected) => Assert.Equal(expected, Describe(Scripts("RUN " + script)[0]));

    [Theory]
    [InlineData("sudo -u root apt-get install x", "apt-get", 2)]
    [InlineData("env A=1 -i /usr/bin/curl -k", "curl", 1)]
    [InlineData("timeout -k 5 30 wget x", "wget", 1)]
    [InlineData("exec nice -n 5 make", "make", 0)]
    [InlineData("$TOOL x", "", 1)]
    [InlineData("${VENV}/bin/pip x", "pip", 1)]
    [InlineData("${TOOL:-/bin/pip} x", "", 1)]
    [InlineData("$(which a/b) x", "", 1)]
    public void The_program_behind_its_starters(string script, string name, int arguments)
    {
        var command = Assert.Single(Scripts("RUN " + script)[0].Commands);
        Assert.Equal(name, command.Name);
        Assert.Equal(arguments, command.ArgumentCount);
    }

    [Theory]
    [InlineData("a > b", "a Output 1 b")]
    [InlineData("a >>'b c' 2>&1 < d", "a Append 1 b c, Duplicate 2 1, Input 0 d")]
    [InlineData("a 2> err >| out", "a Output 2 err, Output 1 out")]
    [InlineData("a &> b; c >& d; e >&2 f", "a Output 1 b|c Output 1 d|e f Duplicate 1 2")]
    [InlineData("> b a x", "a x Output 1 b")]
    [InlineData("a <<< \"$X\" 3<&-", "a HereString 0 $X, Duplicate 3 -")]
    [InlineData("a 99999999999999999999> b", "a Output 2147483647 b")]
    [InlineData("a <(b > c) > \"$(d | e)\"", "a <(b > c) Output 1 $(d | e)")]
    [InlineData("X=1 > b", "Output 1 b")]
    [InlineData("a >", "a")]
    public void A_command_has_its_redirections(string script, string expected) =>
        Assert.Equal(expected, string.Join('|', Scripts("RUN " + script)[0].Commands.Select(command =>
            (string.Join(' ', command.Words.Select(word => word.Text)) + " " + string.Join(", ", command.Redirections.Select(Describe))).Trim())));

    [Theory]
    [InlineData("{ a; b; } > f", "0-2 Output 1 f")]
    [InlineData("a && (b; c) >> f 2> g | d", "1-3 Append 1 f, 1-3 Output 2 g")]
    [InlineData("for i in x; do a; done < f", "0-2 Input 0 f")]
    [InlineData("a; if b; then c; elif d; then e; fi > f; g", "1-5 Output 1 f")]
    [InlineData("while a; do { b; } > g; done > f", "1-2 Output 1 g, 0-2 Output 1 f")]
    [InlineData("a; case x in b) c;; d) e;; esac > f", "1-3 Output 1 f")]
    [InlineData("a; > f; b", "1-1 Output 1 f")]
    [InlineData("a > f; }", "")]
    public void A_group_has_its_redirections(string script, string expected) =>
        Assert.Equal(expected, string.Join(", ", Scripts("RUN " + script)[0].GroupRedirections.Select(group => $"{group.First}-{group.End} {Describe(group.Redirection)}")));

    [Fact]
    public void A_redirection_spans_from_its_number_to_its_target()
    {
        const string Dockerfile = "FROM a\nRUN a 2> \"b c\"\n";
        var redirection = Assert.Single(Scripts(Dockerfile, whole: true)[0].Commands[0].Redirections);
        Assert.Equal("2> \"b c\"", Dockerfile.Substring(redirection.Span.Start, redirection.Span.Length));
        Assert.Equal("\"b c\"", Dockerfile.Substring(redirection.Target.Span.Start, redirection.Target.Span.Length));
    }

    [Fact]
    public void Env_and_sudo_take_assignments() =>
        Assert.Equal(["A=1", "B=2"], Scripts("RUN A=1 env B=2 cmd")[0].Commands[0].Assignments.Select(word => word.Text));

    [Fact]
    public void Spans_go_over_continued_lines_and_comments()
    {
        const string Dockerfile = "FROM a\nRUN apt-get update \\\n  # why\n  && curl \\\n  -k x\n";
        var command = Scripts(Dockerfile, whole: true)[0].Commands[1];
        Assert.Equal("-k", Dockerfile.Substring(command.GetArgument(0).Span.Start, command.GetArgument(0).Span.Length));
        Assert.Equal("curl \\\n  -k x", Dockerfile.Substring(command.Span.Start, command.Span.Length));
    }

    [Theory]
    [InlineData("RUN <<EOF\na \\\n  b\nc | d\nEOF", "|a b ;|c pipe|d ;")]
    [InlineData("RUN <<EOF\n#!/usr/bin/env python3\nimport os\nEOF", "")]
    [InlineData("RUN <<EOF\n#!/bin/bash -e\na\nEOF", "|a ;")]
    [InlineData("RUN <<EOF\n#!/usr/bin/env -S bash -e\na\nEOF", "|a ;")]
    [InlineData("RUN bash <<EOF\na\nEOF", "bash|a ;")]
    [InlineData("RUN cat <<EOF >/x\na | b\nEOF", "cat")]
    [InlineData("RUN <<EOF\ncat <<X >/f\nb | c\nX\nd\nEOF", "|cat ;|d ;")]
    [InlineData("RUN sh -ec 'a | b'", "sh -ec a | b|a pipe|b")]
    [InlineData("RUN [\"sh\", \"-c\", \"a | b\"]", "sh -c a | b|a pipe|b")]
    [InlineData("RUN [\"curl\", \"a b\"]", "curl a b")]
    public void Heredocs_and_texts_of_other_shells(string run, string expected) => Assert.Equal(expected, string.Join('|', Scripts(run).Select(Describe)));

    [Fact]
    public void Any_text_gives_spans_that_lie_in_it() =>
        Gen.Char["abc &|;()<>'\"\\$`{}#=\t-"].Array[0, 60].Sample(
            characters =>
            {
                var text = "FROM a\nRUN x" + new string(characters) + "\n";
                foreach (var script in Scripts(text, whole: true))
                {
                    foreach (var command in script.Commands)
                    {
                        Assert.InRange(command.Span.End, command.Span.Start, text.Length);
                        Assert.All(command.Redirections, redirection => Assert.InRange(redirection.Span.End, redirection.Span.Start, text.Length));
                        Assert.All(command.Words, word => Assert.True(command.Span.Contains(word.Span)));
                    }
                }
            },
            iter: 2000,
            seed: "0000KOIPe1p5");

    [Theory]
    [InlineData("$(")]
    [InlineData("((")]
    [InlineData("\"$(")]
    [InlineData("a|")]
    [InlineData("case a in ")]
    [InlineData("sh -c 'sh -c ")]
    [InlineData("<<a ")]
    [InlineData("sh -c 'x' ;")]
    [InlineData("env A=1 ")]
    [InlineData("{ a; } > f ")]
    [InlineData("((( a ) > f ")]
    public void Hostile_texts_come_to_an_end(string part) =>
        HangGuard.Run(() => Scripts("RUN " + string.Concat(Enumerable.Repeat(part, 600_000 / part.Length))));

    private static IReadOnlyList<ShellScript> Scripts(string text, bool whole = false) =>
        DockerfileSyntax.Parse(new SourceText("Dockerfile", whole ? text : "FROM a\n" + text + "\n")).Instructions.OfType<RunInstruction>().SelectMany(run => run.Scripts).ToList();

    private static string Describe(ShellRedirection redirection) => $"{redirection.Kind} {redirection.Descriptor} {redirection.Target.Text}";

    private static string Describe(ShellScript script) => string.Join('|', script.Commands.Select(command =>
        string.Concat(command.Assignments.Select(word => "[" + word.Text + "]"))
        + (command.Assignments.IsEmpty || command.Words.IsEmpty ? "" : " ")
        + string.Join(' ', command.Words.Select(word => word.Text))
        + command.Next switch
        {
            ShellOperator.And => " &&",
            ShellOperator.Or => " ||or",
            ShellOperator.Pipe => " pipe",
            ShellOperator.Background => " &",
            ShellOperator.Sequence => " ;",
            _ => "",
        }));
}
