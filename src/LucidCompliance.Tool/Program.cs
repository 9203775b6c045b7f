using System;
using System.Text;
using System.Threading.Tasks;
using LucidCompliance.Tool.Commands;

namespace LucidCompliance.Tool;

/// <summary>The entry of the command line.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        if (OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            // Messages hold characters that the console's code page may lack.
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        return LucidCommand.RunAsync(arguments, new CommandContext(Environment.CurrentDirectory, Console.Out, Console.Error));
    }
}
