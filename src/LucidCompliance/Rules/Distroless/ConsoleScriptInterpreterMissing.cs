using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Distroless;

/// <summary>
/// LUCID1020: a console script of a Python package is started on a distroless Python image, where its interpreter is not, or a program of
/// Node's package managers on a distroless Node image, which has the interpreter alone.
/// </summary>
public sealed class ConsoleScriptInterpreterMissing : ContainerRule
{
    private static readonly string[] Scripts = ["gunicorn", "uvicorn", "celery", "flask", "hypercorn", "daphne", "streamlit"];

    // What npm and its kin install: scripts, which an image of the interpreter alone does not have.
    private static readonly string[] NodePrograms = ["npm", "npx", "yarn", "yarnpkg", "pnpm", "pnpx", "corepack", "nodemon", "ts-node", "tsx", "pm2", "pm2-runtime"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1020",
        Name = nameof(ConsoleScriptInterpreterMissing),
        Title = "A console script is started that the image cannot run.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
        YieldsTo = ["LUCID1019"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image?.Shipping is not { } shipping
            || shipping.Base.Root is not { IsReplacedByContext: false, Facts: { IsDistroless: Trilean.Yes } facts }
            || !facts.Entrypoint.TryGet(out var interpreter)
            || StartCommand.Find(container) is not { } start)
        {
            yield break;
        }

        if (facts.Runtime == "node")
        {
            if (CheckNode(container, shipping, start) is { } finding)
            {
                yield return finding;
            }

            yield break;
        }

        if (facts.Runtime != "python"
            || !interpreter[0].StartsWith("/usr/bin/python", StringComparison.Ordinal)
            || Array.IndexOf(Scripts, ImagePath.BaseName(start.Program)) < 0
            || !(start.IsArgument ? IsNoFile(shipping, start.Program) : CannotRun(shipping, start.Program)))
        {
            yield break;
        }

        var index = start.ProgramIndex;
        var location = start.Locate(index);
        var name = ImagePath.BaseName(start.Program);
        var module = start.IsArgument ? "\"-m\", \"" + name + "\"" : "\"/usr/bin/python3\", \"-m\", \"" + name + "\"";
        var what = start.IsArgument
            ? $"the entrypoint is the interpreter, which finds no file '{start.Program}'"
            : $"the script begins with the path of the builder's interpreter, which {Wording.BaseOf(container, location) ?? "the image"} does not have";
        yield return Finding(location, $"{start.Title} starts '{start.Program}', but {what}: the container does not start. Run it as a module: {module}.") with
        {
            KeyPath = start.KeyPath,
            Related = Wording.RelatedImage(container, location, "The distroless Python image is named here."),
            Fixes = IsQuoted(start, location) ? [Fix.Replace("Run the script as a module", FixSafety.Unsafe, location, module)] : [],
        };
    }

    /// <summary>Whether a command begins with a program of Node's package managers, also where the whole command is one word.</summary>
    public static bool IsNodeProgram(string word) => Array.IndexOf(NodePrograms, FirstWord(word)) >= 0;

    private static string FirstWord(string text) => text.IndexOf(' ') is > 0 and var blank ? text.Substring(0, blank) : text;

    // "npm start", also as one word: the image has node and nothing else, and node takes its first argument for a file.
    private Diagnostic? CheckNode(ContainerSubject container, Stage shipping, StartCommand start)
    {
        var program = FirstWord(start.Program);
        if (!IsNodeProgram(program)
            || !(start.IsArgument ? IsNoFile(shipping, program) : shipping.Files.ContainsCommand(program) is { IsKnown: true, Value: false }))
        {
            return null;
        }

        var location = start.Locate(start.ProgramIndex);
        var image = Wording.BaseOf(container, location) ?? "the image";
        var what = start.IsArgument ? $"the entrypoint of {image} is node, which takes the word for a file and finds none" : $"{image} has node and no '{program}'";
        return Finding(
            location,
            $"{start.Title} starts '{program}', but {what}: the container does not start. Name the script that it would run: {(start.IsArgument ? "CMD [\"server.js\"]" : "\"/nodejs/bin/node\", \"server.js\"")}.") with
        {
            KeyPath = start.KeyPath,
            Related = Wording.RelatedImage(container, location, "The distroless Node image is named here."),
        };
    }

    private static bool IsNoFile(Stage shipping, string program) =>
        program.IndexOf('/') < 0
        && shipping.Config.WorkingDirectory is var directory
        && (!directory.IsKnown || shipping.Files.FindArrivals(ImagePath.Combine(directory.Value, program)) is var arrivals && !HasExact(arrivals));

    private static bool HasExact(ImmutableArray<FileArrival> arrivals)
    {
        foreach (var arrival in arrivals)
        {
            if (arrival.IsExact)
            {
                return true;
            }
        }

        return false;
    }

    // Proven where nothing brings the script, or where it comes from an official Python image and that interpreter does not.
    private static bool CannotRun(Stage shipping, string program)
    {
        if (!PythonTransfer.LacksLocalInterpreter(shipping))
        {
            return false;
        }

        var paths = program.IndexOf('/') >= 0 ? [program] : new[] { "/usr/local/bin/" + program, "/usr/bin/" + program };
        if (program.IndexOf('/') < 0 && shipping.Config.Environment.TryGetValue("PATH", out var path)
            && (!path.TryGet(out var directories) || directories.StartsWith("/usr/local/sbin:", StringComparison.Ordinal) is false))
        {
            return false;
        }

        var isThere = false;
        foreach (var candidate in paths)
        {
            foreach (var arrival in shipping.Files.FindArrivals(candidate))
            {
                if (arrival.Step.Transfer!.Origin.Stage is not { } stage || !PythonTransfer.IsOfficial(stage))
                {
                    return false;
                }

                isThere = true;
            }
        }

        return isThere || shipping.Files.ContainsCommand(program) is { IsKnown: true, Value: false };
    }

    // Words of JSON, and quoted ones of YAML lists, can be replaced by several.
    private static bool IsQuoted(StartCommand start, Text.SourceLocation location) =>
        (start.Instruction is not null || start.Compose is { IsList: true, Node.Syntax: Syntax.Yaml.YamlSequence { IsFlow: true, Anchor: null } })
        && location.Text.Content[location.Span.Start] == '"';
}
