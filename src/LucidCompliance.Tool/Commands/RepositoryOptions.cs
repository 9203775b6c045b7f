using System;
using System.CommandLine;
using System.Globalization;

namespace LucidCompliance.Tool.Commands;

/// <summary>The arguments and options that say what to judge, and by what.</summary>
internal sealed class RepositoryOptions
{
    public Argument<string[]> Paths { get; } = new("paths")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Files and folders to report; the whole repository is read in any case. None means the whole repository.",
    };

    public Option<string?> Root { get; } = new("--root")
    {
        Description = "The root of the repository. By default the nearest folder upwards with .git, else the topmost with a policy.",
        HelpName = "folder",
    };

    public Option<string?> Policy { get; } = new("--policy")
    {
        Description = "The one policy for all artifacts. By default the nearest lucid-compliance.yml upwards from each.",
        HelpName = "file",
    };

    public Option<string?> Date { get; } = new("--date")
    {
        Description = "The day to compare support dates with, as yyyy-MM-dd. By default today (UTC).",
        HelpName = "day",
    };

    public void AddTo(Command command)
    {
        command.Add(Paths);
        command.Add(Root);
        command.Add(Policy);
        command.Add(Date);
    }

    /// <exception cref="UsageException">A path does not exist, or lies outside the root, or a value has no meaning.</exception>
    public RepositoryTarget GetTarget(ParseResult result, CommandContext context) =>
        RepositoryTarget.Find(context.Directory, result.GetValue(Paths) ?? [], result.GetValue(Root), result.GetValue(Policy), GetDate(result));

    private DateTime GetDate(ParseResult result)
    {
        if (result.GetValue(Date) is not { } stated)
        {
            return DateTime.UtcNow.Date;
        }

        return DateTime.TryParseExact(
            stated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : throw new UsageException("--date is no day. Write it as yyyy-MM-dd.");
    }
}
