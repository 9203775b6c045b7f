using System.Linq;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Rules.Dockerfile;

/// <summary>Many lines of one kind must not make the rules of Dockerfiles slow.</summary>
public sealed class HostileFileTests
{
    [Theory]
    [InlineData("", "FROM abc\n")]
    [InlineData("", "FROM alpine:3.22 AS x{0}\n")]
    [InlineData("", "FROM $V{0}\n")]
    [InlineData("FROM scratch\n", "ENV A{0}=$B{0}\n")]
    [InlineData("FROM alpine:3.22\n", "RUN cat a | sort\n")]
    [InlineData("FROM alpine:3.22\n", "MAINTAINER x\nLABEL a=b\n")]
    [InlineData("FROM alpine:3.22\n", "COPY --from=ab{0} /a /b\n")]
    [InlineData("FROM scratch\nENV A=1 ", "B{0}=$B1 ")]
    [InlineData("FROM alpine:3.22\nRUN curl ", "-k ")]
    public void Time_grows_with_the_file_and_not_with_its_square(string head, string line)
    {
        var text = head + string.Concat(Enumerable.Range(0, 8_000).Select(i => line.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        HangGuard.Run(() => RuleCase.FromTexts("hostile", [("Dockerfile", text + "\n")]).Analyze());
    }
}
