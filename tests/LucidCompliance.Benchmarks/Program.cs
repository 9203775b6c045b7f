using System.IO;
using System.Reflection;
using BenchmarkDotNet.Running;
using LucidCompliance.Benchmarks;

// dotnet run -c Release --project tests/LucidCompliance.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/LucidCompliance.Benchmarks -- secrets [linearity | kinds of files]
// ... -- secrets write monorepo FOLDER; ... -- secrets dump FOLDER FILE; ... -- secrets tree FOLDER; ... -- secrets first
// ... -- dockerfiles [growth]
if (args.Length > 0 && args[0] == "dockerfiles")
{
    DockerfileThroughput.Run(args is [_, "growth"]);
    return;
}

if (args.Length > 0 && args[0] == "secrets")
{
    if (args.Length > 1 && args[1] == "linearity")
    {
        SecretLinearity.Run();
    }
    else if (args is [_, "first"])
    {
        SecretThroughput.RunFirst(Directory.CreateTempSubdirectory("lucid-first-").FullName);
    }
    else if (args is [_, "write", var kind, var folder])
    {
        SecretThroughput.WriteTree(folder, kind);
    }
    else if (args is [_, "dump", var tree, var file])
    {
        TreeRun.Dump(tree, file);
    }
    else if (args is [_, "tree", var existing, .. var options])
    {
        SecretThroughput.RunOn(existing, options);
    }
    else
    {
        SecretThroughput.Run(args[1..]);
    }

    return;
}

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
