using System.Collections.Generic;
using System.Diagnostics;
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
    public void The_program_behind_its_starters(string script, string name, int arguments)
    {
        var command = Assert.Single(Scripts("RUN " + script)[0].Commands);
        Assert.Equal(name, command.Name);
        Assert.Equal(arguments, command.ArgumentCount);
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
    public void Hostile_texts_take_linear_time(string part)
    {
        var watch = Stopwatch.StartNew();
        Scripts("RUN " + string.Concat(Enumerable.Repeat(part, 60_000 / part.Length)));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 3000);
    }

    private static IReadOnlyList<ShellScript> Scripts(string text, bool whole = false) =>
        DockerfileSyntax.Parse(new SourceText("Dockerfile", whole ? text : "FROM a\n" + text + "\n")).Instructions.OfType<RunInstruction>().SelectMany(run => run.Scripts).ToList();

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
