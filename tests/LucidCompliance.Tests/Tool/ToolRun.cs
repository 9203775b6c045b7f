using System;
using System.IO;
using System.Threading.Tasks;
using LucidCompliance.Tests.Build;
using LucidCompliance.Tool.Commands;

namespace LucidCompliance.Tests.Tool;

/// <summary>A folder without any project in which the command line runs.</summary>
internal sealed class ToolRun : IDisposable
{
    /// <summary>Repeats the interpreter of its base (LUCID1006): one error with a safe fix.</summary>
    public const string Repeated = "FROM gcr.io/distroless/python3-debian13:nonroot\nCMD [\"python\", \"/app/main.py\"]\n";

    public TemporaryFolder Folder { get; } = new();

    public string Output { get; private set; } = string.Empty;

    public string Error { get; private set; } = string.Empty;

    public async Task<int> Run(params string[] arguments) => await RunIn(string.Empty, arguments);

    public async Task<int> RunIn(string directory, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await LucidCommand.RunAsync(arguments, new CommandContext(Path.Combine(Folder.Path, directory), output, error));
        (Output, Error) = (output.ToString(), error.ToString());
        return exitCode;
    }

    public void Dispose() => Folder.Dispose();
}
