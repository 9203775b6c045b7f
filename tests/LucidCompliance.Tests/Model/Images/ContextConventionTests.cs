using LucidCompliance.Model.Images;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

/// <summary>RULES.md convention 20: the context of a Dockerfile that nobody builds.</summary>
public sealed class ContextConventionTests
{
    [Theory]
    [InlineData("COPY main.py /app/", "svc")]
    [InlineData("COPY main.py lib /app/", "svc")]
    [InlineData("ADD main.py /app/", "svc")]
    [InlineData("COPY svc/main.py /app/", ".")]
    [InlineData("COPY svc /app/", ".")]
    [InlineData("COPY shared /app/", ".")]
    [InlineData("COPY main.py shared /app/", "unknown")]
    [InlineData("COPY gone.py /app/", "unknown")]
    [InlineData("COPY README.md /app/", "svc")]
    [InlineData("COPY lib/*.py /app/", "svc")]
    [InlineData("COPY shared/*.py /app/", ".")]
    [InlineData("COPY package*.json /app/", "svc")]
    [InlineData("COPY *.csproj /app/", "svc")]
    public void The_sources_tell_the_directory(string line, string expected)
    {
        var files = Contexts.Repository(
            "svc/main.py", "svc/lib/x.py", "svc/README.md", "svc/package.json", "svc/svc.csproj", "README.md", "shared/y.py", "svc/Dockerfile");
        Assert.Equal(expected, files.Unbuilt("FROM scratch\n" + line, "svc/Dockerfile").Context.Directory.Show());
    }

    [Theory]
    [InlineData("COPY . .")]
    [InlineData("COPY *.py /app/")]
    [InlineData("COPY */main.py /app/")]
    [InlineData("COPY dist /app/")]
    [InlineData("ARG P\nCOPY $P /app/")]
    [InlineData("COPY --from=x/y /main.py /app/")]
    [InlineData("COPY <<main.py /app/\nx\nmain.py")]
    [InlineData("ADD https://x.io/main.py /app/")]
    public void What_fits_everywhere_decides_only_at_the_root(string line)
    {
        var files = Contexts.Repository("svc/main.py", "x");
        Assert.Equal("unknown", files.Unbuilt("FROM scratch\n" + line, "svc/Dockerfile").Context.Directory.Show());
        Assert.Equal(".", files.Unbuilt("FROM scratch\n" + line, "Dockerfile").Context.Directory.Show());
    }

    [Fact]
    public void A_missing_source_decides_also_at_the_root() =>
        Assert.Equal("unknown", Contexts.Repository("x").Unbuilt("FROM scratch\nCOPY . .\nCOPY gone.py .").Context.Directory.Show());

    [Fact]
    public void An_ignore_file_in_the_folder_tells_the_directory() =>
        Assert.Equal("svc", Contexts.Repository("svc/.dockerignore:x").Unbuilt("FROM scratch\nCOPY . .", "svc/Dockerfile").Context.Directory.Show());

    [Fact]
    public void The_sources_of_all_stages_count()
    {
        var files = Contexts.Repository("svc/main.py", "main.py", "shared/y.py");
        Assert.Equal(".", files.Unbuilt("FROM scratch AS a\nCOPY shared .\nFROM scratch\nCOPY main.py .", "svc/Dockerfile").Context.Directory.Show());
    }

    [Fact]
    public void Arguments_are_expanded() =>
        Assert.Equal("svc", Contexts.Repository("svc/main.py").Unbuilt("FROM scratch\nARG F=main\nCOPY $F.py .", "svc/Dockerfile").Context.Directory.Show());

    [Theory]
    [InlineData("../other/Dockerfile")]
    [InlineData("/srv/Dockerfile")]
    public void A_Dockerfile_outside_the_repository_has_no_known_context(string dockerfile) =>
        Assert.True(Contexts.Repository("main.py").Unbuilt("FROM scratch\nCOPY main.py .", dockerfile).Context.Directory.IsUnknown);
}
