using System.Linq;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Tests.Model.Images;
using Xunit;

namespace LucidCompliance.Tests.Model.DotNet;

/// <summary>Where the output of a publish lies in the image that ships.</summary>
public sealed class PublishedOutputsTests
{
    [Theory]
    [InlineData("RUN dotnet publish Web.csproj -o /out", "COPY --from=build /out .", "/app")]
    [InlineData("RUN dotnet publish Web.csproj -o /out", "COPY --from=build /out/ ./", "/app")]
    [InlineData("RUN dotnet publish Web.csproj -o /out", "COPY --from=build /out/* ./", "/app")]
    [InlineData("RUN dotnet publish Web.csproj -o out", "COPY --from=build /src/out /srv/web/", "/srv/web")]
    [InlineData("RUN dotnet publish Web.csproj -o /all/web", "COPY --from=build /all .", "/app/web")]
    [InlineData("RUN dotnet publish Web.csproj -c Release", "COPY --from=build /src/bin/Release/net10.0/publish .", "/app")]
    [InlineData("RUN dotnet publish Web.csproj -o /out", "COPY --from=build /other .", null)]
    [InlineData("RUN dotnet publish Web.csproj -o $WHERE", "COPY --from=build /out .", null)]
    [InlineData("RUN dotnet build Web.csproj -o /out", "COPY --from=build /out .", null)]
    [InlineData("RUN dotnet publish Web.csproj -o /out && mv /out /moved", "COPY --from=build /moved .", null)]
    public void It_follows_the_copy(string publish, string copy, string? expected) =>
        Assert.Equal(expected, Directories($"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\n{publish}\nFROM scratch\nWORKDIR /app\n{copy}\n"));

    [Theory]
    [InlineData("COPY --from=build /out/wwwroot /usr/share/nginx/html/", "/usr/share/nginx/html")]
    [InlineData("COPY --from=build /out/Plugin.dll /plugins/Plugin.dll", "/plugins")]
    public void A_part_of_it_is_not_the_whole(string copy, string directory)
    {
        var output = Assert.Single(PublishedOutputs.In(Builds.Bind($"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nRUN dotnet publish -o /out\nFROM scratch\n{copy}\n").Shipping!));
        Assert.Equal(directory, output.Directory);
        Assert.False(output.IsWhole);
    }

    [Fact]
    public void It_follows_the_stages_that_Visual_Studio_writes() =>
        Assert.Equal("/app", Directories(
            """
            FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
            WORKDIR /app
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            WORKDIR /src
            COPY . .
            RUN dotnet build Web.csproj -c Release -o /app/build
            FROM build AS publish
            RUN dotnet publish Web.csproj -c Release -o /app/publish /p:UseAppHost=false
            FROM base AS final
            WORKDIR /app
            COPY --from=publish /app/publish .
            """));

    [Fact]
    public void It_follows_a_copy_of_a_copy() =>
        Assert.Equal("/srv", Directories(
            "FROM a AS build\nRUN dotnet publish -o /out\nFROM b AS trim\nCOPY --from=build /out /trimmed\nFROM scratch\nCOPY --from=trim /trimmed /srv\n"));

    [Fact]
    public void A_single_stage_has_it_where_it_was_made() =>
        Assert.Equal("/app/out", Directories("FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /app\nRUN dotnet publish -o out\n"));

    [Fact]
    public void Many_stages_that_copy_each_other_stay_small()
    {
        var text = "FROM a AS s0\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"RUN dotnet publish p{i} -o /o/{i}\n"));
        for (var i = 1; i < 60; i++)
        {
            text += $"FROM b AS s{i}\n" + string.Concat(Enumerable.Range(0, 8).Select(j => $"COPY --from=s{i - 1} /o /o\nCOPY --from=s{i - 1} / /o/x{j}\n"));
        }

        var outputs = PublishedOutputs.In(Builds.Bind(text).Shipping!);
        Assert.InRange(outputs.Length, 1, 64);
    }

    private static string? Directories(string dockerfile)
    {
        var outputs = PublishedOutputs.In(Builds.Bind(dockerfile).Shipping!);
        return outputs.IsEmpty ? null : string.Join(" ", outputs.Select(output => output.Directory));
    }
}
