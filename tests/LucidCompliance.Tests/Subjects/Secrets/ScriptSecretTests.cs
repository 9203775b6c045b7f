using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Tests.Cases;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Subjects.Secrets;

public sealed class ScriptSecretTests
{
    private static readonly string[] HostileNames = ["a.sh", "a.py", "a.js", "a.ps1", "a.sql", "a.cmd", "a.conf", "requirements.txt"];

    [Theory]
    [InlineData("a=b c; export D=\"e f\"", "a=b|D=e f")]
    [InlineData("x=$(y --token z $(w -p v))", "x=$(y --token z $(w -p v))|token=z")]
    [InlineData("echo \"${A:-b}\" ${C:=d} ${E-f} ${G:?h} ${I:+j} '${K:-l}'", "A=b|C=d|E=f")]
    [InlineData("cat <<E\na: b\nE\nc=d", "c=d|a=b")]
    [InlineData("sh <<E\nexport a=b\nE\n", "a=b")]
    [InlineData("[ \"$a\" = b ] && test c=d && read -p 'e=f' g", "")]
    [InlineData("# a=b\nc=d # e=f", "c=d")]
    [InlineData("a='b$c'", "a=b$c")]
    [InlineData("a=\"b\\$c\\\"d\"", "a=b$c\"d")]
    public void Names_and_values_of_a_shell_script(string script, string expected)
    {
        var found = new List<string>();
        new ShellSecretWalk(new SourceText("a.sh", script), (key, value, _, _) => found.Add(key + "=" + value.Text)).Visit();
        Assert.Equal(expected, string.Join("|", found));
    }

    [Theory]
    [InlineData("a = 'b'\nc: str = \"d\"", "a=b|c=d")]
    [InlineData("x['a'] = 'b'; f(a='c', d=\"e\")", "a=b|a=c|d=e")]
    [InlineData("{'a': 'b', \"c\": \"d\"}", "a=b|c=d")]
    [InlineData("os.getenv('A', 'b'); f('C', 'd'); os.environ.get(\"E\") or 'f'", "A=b|E=f")]
    [InlineData("if a == 'b' or a != \"c\": pass", "")]
    [InlineData("# a = 'b'\n'''c = \"d\"'''\ne = f\"{g}\"\nh = r'i'", "h=i")]
    [InlineData("a = 'b\nc = 'd'", "c=d")]
    public void Names_and_values_of_a_Python_program(string code, string expected) => Assert.Equal(expected, Literals(code, ScriptLanguage.Python));

    [Theory]
    [InlineData("const a = 'b', c: string = \"d\"; // e = 'f'", "a=b|c=d")]
    [InlineData("x = { a: 'b', 'c': \"d\" } /* e: 'f' */", "a=b|c=d")]
    [InlineData("process.env.A || 'b'; process.env['C'] ?? \"d\"", "process.env.A=b|C=d")]
    [InlineData("a = `b`; c = `${d}`", "a=b")]
    [InlineData("'https://x' // y\n", "")]
    public void Names_and_values_of_a_JavaScript_program(string code, string expected) => Assert.Equal(expected, Literals(code, ScriptLanguage.JavaScript));

    [Theory]
    [InlineData("$a = 'b'; $env:C = \"d`\"e\"", "$a=b|$env:C=d`\"e")]
    [InlineData("f -Password 'a' -User \"b\" # -Token 'c'", "Password=a|User=b")]
    [InlineData("ConvertTo-SecureString 'a'\n<# $b = 'c' #>@{ D = 'e' }", "password=a|D=e")]
    public void Names_and_values_of_a_PowerShell_script(string code, string expected) => Assert.Equal(expected, Literals(code, ScriptLanguage.PowerShell));

    [Theory]
    [InlineData("CREATE USER a WITH PASSWORD 'b';", "b")]
    [InlineData("create user a identified  by 'b'", "")]
    [InlineData("CREATE USER a IDENTIFIED BY 'b'; ALTER LOGIN a WITH PASSWORD = 'c'", "c|b")]
    [InlineData("-- PASSWORD 'a'\nSELECT old_password 'b', 'PASSWORD'", "")]
    public void Passwords_of_statements(string sql, string expected)
    {
        var found = new List<string>();
        SqlPasswords.Visit(sql, (_, value, _, _) => found.Add(value.Text));
        Assert.Equal(expected, string.Join("|", found));
    }

    [Fact]
    public void A_script_knows_its_here_documents_and_who_reads_them()
    {
        const string Text = "cat <<A > f; sh <<-B\na\nA\n\tb\n\tB\n{ x\n} <<C\nc\nC\n";
        var script = ShellScript.Parse(new SourceText("a.sh", Text), new TextSpan(0, Text.Length));
        Assert.Equal(["cat", "sh", null], script.Heredocs.Select(heredoc => heredoc.Reader?.Name));
        Assert.Equal(["a\n", "\tb\n", "c\n"], script.Heredocs.Select(heredoc => script.Text.Text.Substring(heredoc.Start, heredoc.Length)));
    }

    [Theory]
    [InlineData("x.sh", "", ScriptLanguage.Shell)]
    [InlineData("x", "#!/usr/bin/env -S python3 -u\n", ScriptLanguage.Python)]
    [InlineData("x", "#!/bin/bash", ScriptLanguage.Shell)]
    [InlineData("x", "#!/opt/tool", null)]
    [InlineData("x", "\u007fELF", null)]
    [InlineData("requirements-dev.txt", "", ScriptLanguage.Requirements)]
    [InlineData("notes.txt", "", null)]
    public void Languages_of_files_that_something_runs(string name, string text, ScriptLanguage? language) =>
        Assert.Equal(language, ScriptLanguages.OfProgram(name, text));

    /// <summary>A walk that is not linear in such a text does not come to an end in the lifetime of a build.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("a:")]
    [InlineData("a = '")]
    [InlineData("password 'x' ")]
    [InlineData("${a:-")]
    [InlineData("\"${a:-\n")]
    [InlineData("$(a ")]
    [InlineData("<<E\n")]
    [InlineData("                ")]
    [InlineData("\n\n\n\n")]
    [InlineData("a: str = \"b\"\n")]
    [InlineData("https://a:b@")]
    [InlineData("\"\"\"")]
    [InlineData("-r a.txt\n")]
    public void Hostile_text_is_read_to_its_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var files = HostileNames.Select(name => (name, text)).Append((".case", string.Concat(HostileNames.Select(name => "item: " + name + " Script\n"))));
        Assert.DoesNotContain(RuleCase.FromTexts("hostile", files).Analyze().Diagnostics, finding => finding.Rule.Id == "LUCID0006");
    }

    [Fact]
    public void A_place_in_an_escaped_value_is_that_of_the_file()
    {
        var value = ScriptValue.WithoutEscapes("x=\"a\\$b\"", 3, 4);
        Assert.Equal("a$b", value.Text);
        Assert.Equal(TextSpan.FromBounds(4, 6), value.MapToSource(1, 1));
        Assert.Equal(TextSpan.FromBounds(3, 7), value.MapToSource(0, 3));
    }

    private static string Literals(string code, ScriptLanguage language)
    {
        var found = new List<string>();
        new CodeLiterals(code, language, (key, value, _, _) => found.Add(key + "=" + value.Text)).Visit();
        return string.Join("|", found);
    }
}
