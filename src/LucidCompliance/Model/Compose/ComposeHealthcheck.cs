using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>How a health check runs.</summary>
public enum HealthcheckForm
{
    /// <summary>No <c>test</c>: the image's test stays, with other intervals.</summary>
    None,

    /// <summary><c>["CMD", …]</c>: without a shell.</summary>
    Exec,

    /// <summary><c>["CMD-SHELL", …]</c>: by the container's shell.</summary>
    Shell,

    /// <summary>A string: by the container's shell.</summary>
    ShellString,

    /// <summary><c>disable: true</c> or <c>["NONE"]</c>.</summary>
    Disabled,

    /// <summary>A list that begins otherwise, or is empty: Compose refuses it.</summary>
    Invalid,

    /// <summary>The first item comes from a variable without known value.</summary>
    Unknown,
}

/// <summary>A service's <c>healthcheck</c>.</summary>
public sealed class ComposeHealthcheck
{
    internal ComposeHealthcheck(ComposeMapping node, SourceLocation keyLocation, HealthcheckForm form, ImmutableArray<ComposeScalar> arguments)
    {
        Node = node;
        KeyLocation = keyLocation;
        Form = form;
        Arguments = arguments;
    }

    /// <summary>The mapping.</summary>
    public ComposeMapping Node { get; }

    /// <summary>Where the key <c>healthcheck</c> is written.</summary>
    public SourceLocation KeyLocation { get; }

    /// <summary>The test: a scalar or a list; null where there is none.</summary>
    public ComposeNode? Test => Node.GetValue("test");

    /// <summary>How the test runs.</summary>
    public HealthcheckForm Form { get; }

    /// <summary>What runs: behind <c>CMD</c> the program and its arguments, behind <c>CMD-SHELL</c> the shell's text, of a string the string itself.</summary>
    public ImmutableArray<ComposeScalar> Arguments { get; }

    /// <summary>Where the test is written; the <c>disable</c> value or the key where there is none.</summary>
    public SourceLocation TestLocation => Test?.Location ?? Node.GetValue("disable")?.Location ?? KeyLocation;

    /// <summary>Time between checks.</summary>
    public ComposeScalar? Interval => Node.GetScalar("interval");

    /// <summary>Time until a check counts as failed.</summary>
    public ComposeScalar? Timeout => Node.GetScalar("timeout");

    /// <summary>Failures in a row that make it unhealthy.</summary>
    public ComposeScalar? Retries => Node.GetScalar("retries");

    /// <summary>Time in which failures do not count.</summary>
    public ComposeScalar? StartPeriod => Node.GetScalar("start_period");

    /// <summary>Time between checks during the start period.</summary>
    public ComposeScalar? StartInterval => Node.GetScalar("start_interval");
}
