using System.Reflection;
using BenchmarkDotNet.Running;
using LucidCompliance.Benchmarks;

// dotnet run -c Release --project tests/LucidCompliance.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/LucidCompliance.Benchmarks -- secrets [linearity | kinds of files]
if (args.Length > 0 && args[0] == "secrets")
{
    if (args.Length > 1 && args[1] == "linearity")
    {
        SecretLinearity.Run();
    }
    else
    {
        SecretThroughput.Run(args[1..]);
    }

    return;
}

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
