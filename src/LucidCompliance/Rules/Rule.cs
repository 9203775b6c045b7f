using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Rules;

/// <summary>
/// One check: a pure function from the subjects of an analysis to findings. A rule knows no disk, no effective severity, no other rule
/// and no front end; where it lacks a fact, the model grows. Derive from the class that names what the rule looks at.
/// </summary>
public abstract class Rule
{
    /// <summary>The rule's fixed data.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>Yields the rule's findings. A rule never speaks on an unknown fact.</summary>
    public abstract IEnumerable<Diagnostic> Check(AnalysisSubjects subjects);

    /// <summary>The projects that the SDK publishes as containers and that this analysis judges.</summary>
    protected static IEnumerable<ProjectSubject> PublishedProjects(AnalysisSubjects subjects)
    {
        foreach (var project in subjects.Projects)
        {
            if (project is { IsJudged: true, Publishing: not null })
            {
                yield return project;
            }
        }
    }

    /// <summary>A finding with the rule's own severity; change the rest with a <c>with</c> expression.</summary>
    protected Diagnostic Finding(SourceLocation location, string message) => new()
    {
        Rule = Descriptor,
        Location = location,
        Message = message,
        Severity = Descriptor.DefaultSeverity,
    };
}

/// <summary>A check of every Dockerfile's text and stages, whether or not they ship.</summary>
public abstract class DockerfileRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var dockerfile in subjects.Dockerfiles)
        {
            foreach (var finding in Check(dockerfile))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Yields the findings of one Dockerfile.</summary>
    protected abstract IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile);
}

/// <summary>A check of every image that a Dockerfile gives: once for each distinct target and arguments (RULES.md convention 2).</summary>
public abstract class ImageRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var image in subjects.Images)
        {
            foreach (var finding in Check(image))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Yields the findings of one image.</summary>
    protected abstract IEnumerable<Diagnostic> Check(ImageSubject image);
}

/// <summary>
/// A check of every container that will run: each Compose service with the image it builds or pulls, each image that no service builds, and,
/// where the rule knows how, each container that the SDK publishes.
/// </summary>
public abstract class ContainerRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var container in subjects.Containers)
        {
            foreach (var finding in Check(container))
            {
                yield return finding with { Service = finding.Service ?? container.Service?.Name };
            }
        }

        foreach (var project in PublishedProjects(subjects))
        {
            foreach (var finding in CheckPublished(project))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Yields the findings of one container.</summary>
    protected abstract IEnumerable<Diagnostic> Check(ContainerSubject container);

    /// <summary>Yields the findings of the container that the SDK publishes of a project; nothing where the rule does not speak of such.</summary>
    /// <param name="project">A project whose <see cref="ProjectSubject.Publishing"/> is not null.</param>
    protected virtual IEnumerable<Diagnostic> CheckPublished(ProjectSubject project) => [];
}

/// <summary>A check of every Compose project after merge and interpolation.</summary>
public abstract class ComposeRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var finding in Check(project))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Yields the findings of one project.</summary>
    protected abstract IEnumerable<Diagnostic> Check(ComposeSubject project);
}

/// <summary>
/// A check of the suppressions themselves. It runs when every other finding is made and suppressed: what it finds cannot be suppressed,
/// only set to another severity.
/// </summary>
public abstract class SuppressionRule : Rule
{
    /// <summary>Nothing: before suppression there is nothing to say.</summary>
    public sealed override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects) => [];

    /// <summary>Yields the findings about the suppressions of an analysis.</summary>
    public abstract IEnumerable<Diagnostic> Check(SuppressionReport report);
}

/// <summary>A check of every env file.</summary>
public abstract class EnvFileRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var file in subjects.EnvFiles)
        {
            foreach (var finding in Check(file))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Yields the findings of one env file.</summary>
    protected abstract IEnumerable<Diagnostic> Check(EnvFileSubject file);
}

/// <summary>
/// A check of every .NET project that becomes a container, by a Dockerfile or by the SDK's own publishing, for findings in its file or a file that
/// it imports. What a Dockerfile says of a project is judged by an <see cref="ImageRule"/> that asks for <see cref="ImageSubject.Project"/>.
/// </summary>
public abstract class ProjectRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var project in subjects.Projects)
        {
            if (project is { IsJudged: true, IsContainerized: true, Project: not null })
            {
                foreach (var finding in Check(project))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>Yields the findings of one project.</summary>
    protected abstract IEnumerable<Diagnostic> Check(ProjectSubject project);
}
