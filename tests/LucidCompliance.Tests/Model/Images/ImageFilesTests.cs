using System.Linq;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class ImageFilesTests
{
    [Theory]
    [InlineData("COPY check.py /app/check.py", "true")]
    [InlineData("COPY check.py /app/", "true")]
    [InlineData("COPY src/check.py util.py /app/", "true")]
    [InlineData("WORKDIR /app\nCOPY check.py .", "true")]
    [InlineData("WORKDIR /app\nCOPY check.py ./", "true")]
    [InlineData("WORKDIR /app\nCOPY check.py /app", "true")]
    [InlineData("COPY other.py /app/check.py", "true")]
    [InlineData("COPY [\"check.py\", \"/app/\"]", "true")]
    [InlineData("COPY <<EOF /app/check.py\nx\nEOF", "true")]
    [InlineData("COPY <<check.py /app/\nx\ncheck.py", "true")]
    [InlineData("ADD https://x.io/a/check.py /app/", "true")]
    [InlineData("WORKDIR /app\nCOPY . .", "unknown")]
    [InlineData("COPY src /app", "unknown")]
    [InlineData("COPY src/ /app/", "unknown")]
    [InlineData("COPY *.py /app/", "unknown")]
    [InlineData("COPY *.sh /app/", "false")]
    [InlineData("COPY --parents src/check.py /app/", "false")]
    [InlineData("COPY --parents app/check.py /", "true")]
    [InlineData("COPY --parents ./x/./app/check.py /", "unknown")]
    [InlineData("COPY --parents src /app/", "unknown")]
    [InlineData("COPY --from=x/y /app /app", "unknown")]
    [InlineData("COPY . $SOMEWHERE", "unknown")]
    [InlineData("ADD app.tar.gz /", "unknown")]
    [InlineData("ADD https://x.io/y.git /app", "unknown")]
    [InlineData("COPY other.py /app/", "false")]
    [InlineData("COPY . /srv", "false")]
    [InlineData("RUN [\"/make\"]", "unknown")]
    [InlineData("RUN make", "false")]
    public void A_path_is_there_not_there_or_unknown(string lines, string expected)
    {
        Assert.Equal(expected, Builds.Ship("FROM scratch\n" + lines).Files.Contains("/app/check.py").Show());
        Assert.Equal(expected, Builds.Ship("FROM gcr.io/distroless/python3-debian13\n" + lines).Files.Contains("/app/check.py").Show());
    }

    [Theory]
    [InlineData("FROM company/private", "/app/x", "unknown")]
    [InlineData("FROM debian:trixie", "/app/x", "unknown")]
    [InlineData("FROM gcr.io/distroless/static-debian13", "/usr/lib/x", "unknown")]
    [InlineData("FROM gcr.io/distroless/static-debian13", "/app/x", "false")]
    [InlineData("FROM gcr.io/distroless/static-debian13", "/bin/sh", "false")]
    [InlineData("FROM alpine AS p\nRUN make\nFROM p", "/app/x", "unknown")]
    [InlineData("FROM scratch AS p\nCOPY a.py /app/x\nFROM p", "/app/x", "true")]
    [InlineData("FROM scratch AS p\nCOPY a.py /in/x\nFROM scratch\nCOPY --from=p /in /app", "/app/x", "true")]
    [InlineData("FROM scratch AS p\nCOPY a.py /in/y\nFROM scratch\nCOPY --from=p /in/ /app/", "/app/x", "false")]
    public void The_base_and_the_sources_count(string content, string path, string expected) =>
        Assert.Equal(expected, Builds.Ship(content).Files.Contains(path).Show());

    [Theory]
    [InlineData("FROM gcr.io/distroless/base-debian13", "curl", "false")]
    [InlineData("FROM gcr.io/distroless/python3-debian13", "python3", "unknown")]
    [InlineData("FROM scratch", "curl", "false")]
    [InlineData("FROM gcr.io/distroless/base-debian13\nCOPY --from=curlimages/curl /usr/bin/curl /usr/bin/curl", "curl", "true")]
    [InlineData("FROM gcr.io/distroless/base-debian13\nCOPY --from=x/y /usr/bin/ /usr/bin/", "curl", "unknown")]
    [InlineData("FROM debian:trixie", "curl", "unknown")]
    public void Commands_are_looked_for_on_the_path(string content, string name, string expected) =>
        Assert.Equal(expected, Builds.Ship(content).Files.ContainsCommand(name).Show());

    [Fact]
    public void A_path_leads_back_to_what_may_have_brought_it_the_latest_first()
    {
        var arrivals = Builds.Ship("FROM scratch\nWORKDIR /app\nCOPY deploy/start.sh /app/start.sh\nCOPY src .\nCOPY *.sh ./\nCOPY x.py .")
            .Files.FindArrivals("/app/start.sh");
        Assert.Equal(
            ["start.sh False 5", "src/start.sh False 4", "deploy/start.sh True 3"],
            arrivals.Select(a => $"{a.SourcePath.Value} {a.IsExact} {a.Step.Locate(a.Step.Instruction.Span).Line()}"));
    }

    [Fact]
    public void Destinations_are_resolved_against_the_working_directory()
    {
        var transfer = Builds.Ship("FROM scratch\nWORKDIR /a\nCOPY x.py y.py b/../c").Steps[1].Transfer!;
        Assert.Equal("/a/c", transfer.Destination.Value);
        Assert.True(transfer.IsDirectory);
    }
}
