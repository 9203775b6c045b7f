using CsCheck;
using LucidCompliance.Engine.Fixes;
using Xunit;

namespace LucidCompliance.Tests.Engine.Fixes;

public sealed class SecretRedactionTests
{
    private static readonly string[] Parts = ["PASSWORD", "key", "=", ":", " ", "\n", "\r\n", "\"", "'", "|", "$", "{", "abc", "https://u:pw@h"];

    [Theory]
    [InlineData("DB_PASSWORD=swordfish42x\nA=b\n", "DB_PASSWORD=(redacted)\nA=b\n")]
    [InlineData("  - \"TOKEN=abc def\"\r\n", "  - \"TOKEN=(redacted)\"\r\n")]
    [InlineData("password: 'a: b'\n", "password: '(redacted)'\n")]
    [InlineData("{ \"ApiSecret\": \"x1\", \"b\": 1 }", "{ \"ApiSecret\": \"(redacted)\", \"b\": 1 }")]
    [InlineData("url: postgres://me:s3cr3tw0rd@db/x\n", "url: postgres://me:(redacted)@db/x\n")]
    [InlineData("password: |\n  one\n  two\nnext: 1\n", "password: (redacted)\n(redacted)\n(redacted)\nnext: 1\n")]
    [InlineData("SECRET='one\ntwo'\nA=b\n", "SECRET='(redacted)\n(redacted)'\nA=b\n")]
    [InlineData("PASSWORD=${DB_PASSWORD}\n", "PASSWORD=${DB_PASSWORD}\n")]
    [InlineData("PASSWORD=${DB_PASSWORD:-hunter2}\n", "PASSWORD=(redacted)\n")]
    [InlineData("USER 65532:65532\nimage: a:1\n", "USER 65532:65532\nimage: a:1\n")]
    public void What_looks_like_a_secret_is_not_shown(string text, string shown) => Assert.Equal(shown, SecretRedaction.Redact(text));

    [Fact]
    public void The_lines_stay() =>
        Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 30].Sample(
            parts =>
            {
                var text = string.Concat(parts);
                Assert.Equal(text.Split('\n').Length, SecretRedaction.Redact(text).Split('\n').Length);
            },
            seed: "0000000000001",
            iter: 3000,
            threads: 1);
}
