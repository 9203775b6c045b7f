using System;
using System.CommandLine;
using LucidCompliance.LanguageServer;

namespace LucidCompliance.Tool.Commands;

/// <summary><c>lucid lsp</c>: serves one editor over the standard streams.</summary>
internal static class LanguageServerCommand
{
    public static Command Create()
    {
        // Clients of several kinds add this switch to every server's command line; there is no other way to talk to this one.
        var stdio = new Option<bool>("--stdio") { Description = "Speaks over the standard streams, as it does in any case." };
        var command = new Command("lsp", "Runs the language server for an editor, over the standard streams.") { stdio };
        command.SetAction(static (_, cancellation) =>
            LucidLanguageServer.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), cancellation));
        return command;
    }
}
