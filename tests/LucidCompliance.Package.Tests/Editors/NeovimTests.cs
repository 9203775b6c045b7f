using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using LucidCompliance.Package.Tests.Infrastructure;
using LucidCompliance.Tests;
using Xunit;

namespace LucidCompliance.Package.Tests.Editors;

/// <summary>
/// A session in a real editor: Neovim's own client, set up as the README says, with the packed and installed tool as its server. What was on
/// the screen is kept in <c>neovim-session.verified.txt</c>.
/// </summary>
public sealed class NeovimTests
{
    private const string File = "configs/docker/docker-compose.foundation.yml";
    private const string Date = "2026-11-24";
    private const int FixedLine = 13;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [NeovimFact]
    public async Task Squiggles_stand_on_the_right_columns_go_with_a_fix_and_come_back_with_undo()
    {
        var workspace = CopyOfBefore();
        var original = await System.IO.File.ReadAllTextAsync(workspace[File]);
        var record = await RecordAsync(workspace);

        var (opened, @fixed, undone) = (record.Screens[0], record.Screens[1], record.Screens[2]);
        Assert.Equal(FindingsOfCheck(workspace), opened.Ordered);
        Assert.Equal(original, opened.Text);
        Assert.All(record.Screens, screen => Assert.Equal(screen.Expected, screen.Squiggles));
        Assert.Contains(opened.Squiggles, squiggle => squiggle.Line == FixedLine);

        Assert.Equal("Publish on the loopback interface only (may change the behaviour)", record.Offers[0]);
        Assert.DoesNotContain(@fixed.Squiggles, squiggle => squiggle.Line == FixedLine);
        Assert.Equal(opened.Ordered.Where(finding => finding.Line != FixedLine), @fixed.Ordered);
        Assert.Equal(original.Replace("- \"27017:", "- \"127.0.0.1:27017:", StringComparison.Ordinal), @fixed.Text);

        // What the editor showed of the fix is what a build or a hook finds once it is saved.
        workspace.Write(File, @fixed.Text);
        Assert.Equal(FindingsOfCheck(workspace), @fixed.Ordered);

        Assert.Equal(original, undone.Text);
        Assert.Equal(opened.Ordered, undone.Ordered);
        Assert.Equal(opened.Lines, undone.Lines);

        var settings = new VerifySettings();
        settings.UseDirectory(Path.Combine(PackageFeed.RepositoryRoot, "tests", "LucidCompliance.Package.Tests", "Editors"));
        settings.UseFileName("neovim-session");
        await Verifier.Verify(Describe(record), settings);
    }

    private static Workspace CopyOfBefore()
    {
        var workspace = new Workspace("before");
        var source = Path.Combine(PackageFeed.RepositoryRoot, "tests", "foundation", "before");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            workspace.Write(Path.GetRelativePath(source, file), System.IO.File.ReadAllText(file));
        }

        return workspace;
    }

    private static async Task<Recording> RecordAsync(Workspace workspace)
    {
        var script = Path.Combine(PackageFeed.RepositoryRoot, "tests", "LucidCompliance.Package.Tests", "Editors", "neovim-session.lua");
        workspace.Write("home/settings.lua", ReadmeSettings());
        var start = new ProcessStartInfo("nvim", ["--headless", "-u", "NONE", "-i", "NONE", "-c", "luafile " + script])
        {
            WorkingDirectory = workspace.Root,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = InstalledTool.Folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["XDG_CACHE_HOME"] = start.Environment["XDG_DATA_HOME"] = start.Environment["XDG_STATE_HOME"] = start.Environment["XDG_CONFIG_HOME"] = workspace["home"];
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["LUCID_TEST_FILE"] = workspace[File];
        start.Environment["LUCID_TEST_SETTINGS"] = workspace["home/settings.lua"];
        start.Environment["LUCID_TEST_RECORD"] = workspace["home/record.json"];
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("Neovim did not end: " + await error + await output);
        }

        var text = await error + await output;
        Assert.True(System.IO.File.Exists(workspace["home/record.json"]), text);
        var record = JsonSerializer.Deserialize<Recording>(await System.IO.File.ReadAllTextAsync(workspace["home/record.json"]), Json)!;
        Assert.True(process.ExitCode == 0, record.Error + "\n" + text);
        // The client says so when its server ends with another exit code than 0.
        Assert.DoesNotContain("exit code", text);
        return record;
    }

    // The first Lua block of the README, as a user copies it.
    private static string ReadmeSettings()
    {
        var readme = System.IO.File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "README.md"));
        var start = readme.IndexOf("```lua\n", StringComparison.Ordinal) + "```lua\n".Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static IEnumerable<Finding> FindingsOfCheck(Workspace workspace)
    {
        var (_, text) = InstalledTool.Run(workspace.Root, "check", "--format", "json", "--date", Date);
        using var report = JsonDocument.Parse(text);
        return Order(report.RootElement.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("path").GetString() == File).Select(finding => new Finding(
            finding.GetProperty("rule").GetString()!, Number(finding, "line"), Number(finding, "column"), Number(finding, "endLine"), Number(finding, "endColumn"),
            finding.GetProperty("severity").GetString() == "error")));

        static int Number(JsonElement finding, string name) => finding.GetProperty(name).GetInt32();
    }

    private static Finding[] Order(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column).ThenBy(finding => finding.Rule, StringComparer.Ordinal)];

    private static string Describe(Recording record) => string.Join('\n', [
        .. record.Screens.SelectMany(screen => new[] { "## " + screen.Name, string.Empty }.Concat(screen.Lines).Append(string.Empty)),
        "## offered in line 13", string.Empty, .. record.Offers, string.Empty,
        "## hover on the image in line 5", string.Empty, .. record.Hover, string.Empty,
    ]);

    private sealed record Recording(Screen[] Screens, string[] Offers, string[] Hover, string? Error);

    private sealed record Finding(string Rule, int Line, int Column, int EndLine, int EndColumn, bool IsError);

    private sealed record Squiggle(int Line, int Column, int EndColumn);

    private sealed record Screen(string Name, int TopLine, int Height, int Width, string[] Lines, Squiggle[] Squiggles, Finding[] Findings, string Text)
    {
        public Finding[] Ordered => Order(Findings);

        /// <summary>The columns that the findings in view cover, which are to be drawn with squiggles.</summary>
        public IEnumerable<Squiggle> Expected
        {
            get
            {
                var shown = Ordered.Where(finding => finding.Line == finding.EndLine && finding.Line >= TopLine && finding.Line < TopLine + Height);
                foreach (var line in shown.GroupBy(finding => finding.Line))
                {
                    var covered = line.SelectMany(finding => Enumerable.Range(finding.Column, finding.EndColumn - finding.Column)).Where(column => column <= Width).ToHashSet();
                    foreach (var first in covered.Where(column => !covered.Contains(column - 1)).Order())
                    {
                        yield return new Squiggle(line.Key, first, Enumerable.Range(first, Width + 2).First(column => !covered.Contains(column)));
                    }
                }
            }
        }
    }
}
