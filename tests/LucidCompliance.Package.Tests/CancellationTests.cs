using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>Whoever stops a build waits for nothing, and the next build knows nothing of half an analysis.</summary>
public sealed class CancellationTests
{
    private const int Files = 150;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_build_that_is_stopped_ends_at_once_and_leaves_no_half_result()
    {
        // env gives dotnet back the signal that a test run in the background of a shell ignores.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var workspace = Workspace.WithSdk();
        var lines = new StringBuilder("FROM scratch\n");
        for (var i = 0; i < 4_000; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"RUN [\"/bin/x{i}\", \"--flag={i}\"]\n");
        }

        for (var i = 0; i < Files; i++)
        {
            workspace.Write(FormattableString.Invariant($"services/{i}/Dockerfile"), lines + "CPOY a /b\n" + Workspace.Sound);
        }

        workspace.Run(["restore"]);
        using var build = DotNet.Start(
            workspace.Root, ["build", "--no-restore", "-tl:off", "-nodeReuse:false", "-v:d"], launcher: ["env", "--default-signal=INT"]);
        using var analysing = new ManualResetEventSlim();
        build.OutputDataReceived += (_, e) =>
        {
            if (e.Data?.Contains("LucidCompliance: analysing.", StringComparison.Ordinal) == true)
            {
                analysing.Set();
            }
        };
        build.BeginOutputReadLine();
        build.BeginErrorReadLine();
        try
        {
            Assert.True(analysing.Wait(TimeSpan.FromMinutes(1)), "The analysis does not begin.");
            using (var kill = Process.Start("kill", ["-INT", build.Id.ToString(CultureInfo.InvariantCulture)]))
            {
                kill.WaitForExit();
            }

            Assert.True(build.WaitForExit(Patience), "The build goes on.");
        }
        finally
        {
            if (!build.HasExited)
            {
                build.Kill(entireProcessTree: true);
            }
        }

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(string.Empty, workspace.AnalysisStamp());
        Assert.Empty(Directory.GetFiles(workspace.Root, "*.tmp", SearchOption.AllDirectories));

        var next = workspace.Build("--no-restore");

        Assert.Equal(Files, next.Findings.Count(finding => finding.Code == "LUCID0001"));
    }
}
