using System;
using System.Linq;
using LucidCompliance.Engine;
using LucidCompliance.Model;
using LucidCompliance.Rules.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Rules;

/// <summary>LUCID2017 on RUNs that are made to be slow, and the table of programs that it reads.</summary>
public sealed class SecretLeaksTests
{
    [Theory]
    [InlineData("npm config set a=$T; ", "")]
    [InlineData("git config --unset a; git config a $T; ", "")]
    [InlineData("A=$(cat /run/secrets/x); ", "echo $A > /f")]
    [InlineData("{ cat /run/secrets/x; } > /f; ", "")]
    [InlineData("{ ", "cat /run/secrets/x; } > /f")]
    [InlineData("$(echo ", "> /f")]
    [InlineData("cat /run/secrets/x > /f; ", "rm /f")]
    [InlineData("rm /g; cat /run/secrets/x > /f; ", "")]
    [InlineData("cat <<X > /f\n$T\nX\n", "")]
    public void Long_hostile_runs_end(string part, string tail)
    {
        var text = "FROM debian:13\nRUN --mount=type=secret,id=x --mount=type=secret,id=t,env=T <<EOF\n" + string.Concat(Enumerable.Repeat(part, 20_000 / part.Length)) + tail + "\nEOF\n";
        var files = new MemoryFiles();
        files.Add("Dockerfile", text);
        Assert.NotNull(Analyzer.Analyze(new AnalysisInput { Artifacts = [new Artifact("Dockerfile", ArtifactKind.Dockerfile)], Files = files, Date = new DateTime(2026, 11, 24) }));
    }

    [Fact]
    public void Every_program_of_the_table_says_what_it_keeps_and_where()
    {
        foreach (var store in CredentialStores.All)
        {
            Assert.NotEmpty(store.Words);
            Assert.True(store.Part != StoredPart.Options || !store.Options.IsEmpty, store.Name);
            Assert.True(store.Name == "git clone" || store.Places.Any(place => place.Flag is null), store.Name);
            Assert.Equal(store.Places.Length, store.Places.Distinct().Count());
        }

        Assert.Equal(CredentialStores.All.Length, CredentialStores.All.Select(store => store.Name).Distinct().Count());
    }
}
