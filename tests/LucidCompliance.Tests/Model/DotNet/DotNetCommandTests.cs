using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Tests.Model.Images;
using Xunit;

namespace LucidCompliance.Tests.Model.DotNet;

/// <summary>How the command lines of the .NET CLI in a Dockerfile are read.</summary>
public sealed class DotNetCommandTests
{
    [Theory]
    [InlineData("-c Debug")]
    [InlineData("-c=Debug")]
    [InlineData("-c:Debug")]
    [InlineData("--configuration Debug")]
    [InlineData("--configuration \"Debug\"")]
    [InlineData("-p:Configuration=Debug")]
    [InlineData("/p:Configuration=Debug")]
    [InlineData("\"--property:Version=1;Configuration=Debug\"")]
    [InlineData("-p Configuration=Debug")]
    [InlineData("-c Release -p:Configuration=Debug")]
    [InlineData("-c $CONFIG")]
    [InlineData("-c \"${CONFIG}\"")]
    public void The_configuration_is_read_in_every_spelling(string options) =>
        Assert.Equal("debug", Read($"dotnet publish Web.csproj {options} -o /out").Get("configuration").Show());

    [Theory]
    [InlineData("-c $UNKNOWN")]
    [InlineData("-c $(cat config)")]
    [InlineData("-c ${CONFIG:-Debug}")]
    [InlineData("$EXTRA")]
    [InlineData("@build.rsp")]
    public void What_a_variable_without_value_or_a_file_may_say_is_unknown(string options) =>
        Assert.True(Read($"dotnet publish Web.csproj {options}").Get("Configuration").IsUnknown);

    [Fact]
    public void An_option_that_is_not_written_is_absent() =>
        Assert.True(Read("dotnet publish Web.csproj -v q -m:1 --nologo").Get("Configuration").IsAbsent);

    [Theory]
    [InlineData("dotnet publish Web.csproj", "Web.csproj")]
    [InlineData("dotnet publish -c Release ./Web/Web.csproj -o /out", "./Web/Web.csproj")]
    [InlineData("dotnet publish --no-restore -v:q /src/Web.csproj", "/src/Web.csproj")]
    [InlineData("dotnet publish --self-contained false Web", "Web")]
    [InlineData("dotnet publish --self-contained Web", "Web")]
    [InlineData("DOTNET_NOLOGO=1 dotnet publish \"Web App/Web.csproj\"", "Web App/Web.csproj")]
    [InlineData("dotnet publish", "absent")]
    [InlineData("dotnet publish --brand-new Web", "unknown")]
    [InlineData("dotnet publish $PROJECT", "unknown")]
    [InlineData("dotnet publish a.csproj b.csproj", "unknown")]
    public void The_project_is_the_word_that_belongs_to_no_option(string command, string expected) =>
        Assert.Equal(expected, Read(command).Project is { IsKnown: true } known ? known.Value : Read(command).Project.Kind.ToString().ToLowerInvariant());

    [Theory]
    [InlineData("--self-contained", "true")]
    [InlineData("--self-contained true", "true")]
    [InlineData("--sc=false", "false")]
    [InlineData("--no-self-contained", "false")]
    [InlineData("-p:SelfContained=true", "true")]
    public void Self_contained_is_a_switch_with_or_without_a_value(string options, string expected) =>
        Assert.Equal(expected, Read("dotnet publish " + options).Get("SelfContained").Show());

    [Theory]
    [InlineData("dotnet publish", "/src")]
    [InlineData("cd Web && dotnet publish", "/src/Web")]
    [InlineData("cd /app && cd Web; dotnet publish", "/app/Web")]
    [InlineData("(cd Web && dotnet restore); dotnet publish", null)]
    [InlineData("pushd Web && dotnet publish", null)]
    public void The_directory_follows_the_script(string command, string? expected) =>
        Assert.Equal(expected, All(command).Last().WorkingDirectory is { IsKnown: true } known ? known.Value : null);

    [Theory]
    [InlineData("dotnet restore && dotnet publish", true)]
    [InlineData("if [ -n \"$X\" ]; then dotnet publish; fi", false)]
    [InlineData("dotnet publish || true", false)]
    public void A_command_under_a_condition_is_not_certain(string command, bool expected) =>
        Assert.Equal(expected, All(command).Last().IsCertain);

    [Theory]
    [InlineData("dotnet Web.dll")]
    [InlineData("dotnet --info")]
    [InlineData("echo dotnet publish")]
    [InlineData("# dotnet publish")]
    public void Other_uses_of_the_word_are_no_calls(string command) => Assert.Empty(All("true\nRUN " + command));

    [Theory]
    [InlineData("-c Debug", "-c Debug", "Debug")]
    [InlineData("-c \"Debug\"", "-c \"Debug\"", "Debug")]
    [InlineData("'-p:A=1;Configuration=Debug'", "'-p:A=1;Configuration=Debug'", "Debug")]
    [InlineData("\\\n      -c \\\n      Debug", "-c \\\n      Debug", "Debug")]
    public void An_option_knows_where_it_and_its_value_stand(string options, string whole, string value)
    {
        var option = Read($"dotnet publish {options}").FindOption("Configuration")!;
        Assert.Equal(whole, option.Location.Text.GetText(option.Location.Span));
        Assert.Equal(value, option.ValueLocation!.Text.GetText(option.ValueLocation.Span));
    }

    [Fact]
    public void A_value_that_an_argument_brings_stands_at_its_default()
    {
        var option = Read("dotnet publish -c $CONFIG").FindOption("Configuration")!;
        Assert.Null(option.ValueLocation);
        var origin = option.Value.Origin!;
        Assert.Contains("Debug", origin.Text.GetText(origin.Span));
    }

    private static DotNetCommand Read(string command) => All(command).Last();

    private static DotNetCommand[] All(string command)
    {
        var build = Builds.Bind($"FROM mcr.microsoft.com/dotnet/sdk:10.0\nARG CONFIG=Debug\nARG UNKNOWN\nWORKDIR /src\nRUN {command}\n");
        return [.. build.Shipping!.Steps.SelectMany(step => DotNetCommand.Of(step))];
    }
}
