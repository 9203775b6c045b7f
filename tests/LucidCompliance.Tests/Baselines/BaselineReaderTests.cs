using System;
using System.Linq;
using CsCheck;
using LucidCompliance.Baselines;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Baselines;

public sealed class BaselineReaderTests
{
    private static readonly Gen<BaselineKey> Keys = Gen.Select(
        OneOf("Dockerfile", "a/compose.yml", "a/b/.env", "a/odd \"name\"\\é.env"),
        OneOf("LUCID1001", "LUCID2010"),
        OneOf<string?>(null, "FROM", "services.db.environment.PASSWORD", "tab\tand \u0001"),
        OneOf<string?>(null, "password"),
        Gen.Int[0, 3],
        (path, rule, key, kind, ordinal) => new BaselineKey(path, rule, key, kind, ordinal));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static BaselineFile Read(string content, string path = "lucid-baseline.json") => BaselineReader.Read(new SourceText(path, content));

    [Fact]
    public void What_is_written_is_read_again() =>
        Keys.Where(key => key.Path.IndexOf('\\') < 0).Array[0, 12].Sample(
            keys =>
            {
                var file = Read(BaselineText.Format(keys, "", "\n"));
                Assert.Empty(file.Errors);
                Assert.Equal(keys.Distinct().Order(), file.Entries.Select(entry => entry.Key));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 300);

    [Fact]
    public void Without_an_entry_the_rest_is_there_and_the_text_is_sound() =>
        Gen.Select(Keys.Where(key => key.Path.IndexOf('\\') < 0).Array[1, 8], Gen.Int[0, 7]).Sample(
            (keys, pick) =>
            {
                var text = BaselineText.Format(keys, "", "\r\n");
                var entries = Read(text).Entries;
                var removed = entries[pick % entries.Length];
                var rest = TextEdit.Apply(text, [new TextEdit(removed.Removal, "")]);
                Assert.Null(JsonDocument.Parse(new SourceText("x.json", rest)).Error);
                Assert.Equal(entries.Remove(removed).Select(entry => entry.Key), Read(rest).Entries.Select(entry => entry.Key));
                Assert.Equal(BaselineText.Format(entries.Remove(removed).Select(entry => entry.Key), "", "\r\n"), rest);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 300);

    [Fact]
    public void An_entry_is_one_line_and_says_no_more_than_it_must() => Assert.Equal(
        """
        {
          "version": 1,
          "findings": [
            { "path": "Dockerfile", "rule": "LUCID1001", "key": "build.FROM" },
            { "path": "compose.yml", "rule": "LUCID2008", "key": "services.db.environment.A", "kind": "password", "ordinal": 2 }
          ]
        }

        """.ReplaceLineEndings("\n"),
        BaselineText.Format([new("api/compose.yml", "LUCID2008", "services.db.environment.A", "password", 2), new("api/Dockerfile", "LUCID1001", "build.FROM", null, 0)], "api/", "\n"));

    [Fact]
    public void Paths_are_relative_to_the_folder_of_the_baseline() =>
        Assert.Equal("api/web/Dockerfile", Read("""{ "version": 1, "findings": [ { "path": "./web/Dockerfile", "rule": "LUCID1001" } ] }""", "api/lucid-baseline.json").Entries.Single().Key.Path);

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "is an object")]
    [InlineData("{}", "version")]
    [InlineData("{ \"version\": \"1\" }", "version")]
    [InlineData("{ \"version\": 1, \"finding\": [] }", "Did you mean 'findings'?")]
    [InlineData("{ \"version\": 1, \"findings\": {} }", "is a list")]
    [InlineData("{ \"version\": 1, \"findings\": [ 1 ] }", "is an object")]
    [InlineData("{ \"version\": 1, \"findings\": [ { \"path\": 1, \"rule\": \"LUCID1001\" } ] }", "text in double quotes")]
    [InlineData("{ \"version\": 1, \"findings\": [ { \"path\": \"/etc/x\", \"rule\": \"LUCID1001\" } ] }", "does not leave the repository")]
    [InlineData("{ \"version\": 1, \"findings\": [ { \"path\": \"a\", \"rule\": \"LUCID1001\", \"ordinal\": 1.5 } ] }", "number from 0")]
    [InlineData("{ \"version\": 1,\n<<<<<<< HEAD\n", "no JSON")]
    public void What_makes_no_sense_is_said(string content, string words) =>
        Assert.Contains(Read(content).Errors, error => error.Message.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void No_text_makes_the_reader_throw() =>
        OneOf("{", "}", "[", "]", "\"findings\"", "\"path\"", "\"rule\"", ":", ",", "\"a\"", "1", "\n", "//", "\"ordinal\"").Array[0, 30].Sample(
            parts =>
            {
                var file = Read("{ \"version\": 1, \"findings\": [ { \"path\": \"a\", " + string.Concat(parts));
                Assert.All(file.Entries, entry => Assert.InRange(entry.Removal.End, entry.Removal.Start, file.Text!.Length));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 2000);
}
