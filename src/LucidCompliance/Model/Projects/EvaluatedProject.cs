using System;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Projects;

/// <summary>What MSBuild says of a project that it builds: properties and the names of items after evaluation. Never values that may be secrets.</summary>
public sealed class EvaluatedProject
{
    /// <summary>What stands between two facts of <see cref="Text"/>.</summary>
    public const char Separator = '\u001f';

    private EvaluatedProject(string path, string text)
    {
        Path = path;
        Text = text;
        var properties = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        var items = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(Separator))
        {
            var sign = part.IndexOf('=');
            if (sign <= 0)
            {
                continue;
            }

            var name = part.Substring(0, sign).Trim();
            var value = part.Substring(sign + 1).Trim();
            if (name.StartsWith("@", StringComparison.Ordinal))
            {
                items[name.Substring(1)] = DotNetProject.SplitList(value);
            }
            else if (name.Length > 0)
            {
                properties[name] = value;
            }
        }

        Properties = properties.ToImmutable();
        Items = items.ToImmutable();
    }

    /// <summary>The project file, relative to the repository root.</summary>
    public string Path { get; }

    /// <summary>What was parsed.</summary>
    public string Text { get; }

    /// <summary>Whether this is the outer build of several target frameworks, where what depends on the framework is not decided.</summary>
    public bool IsOuterBuild => Properties.TryGetValue("IsCrossTargetingBuild", out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The values of the properties that were asked for, by name without regard to case; empty for one that is not set.</summary>
    public ImmutableDictionary<string, string> Properties { get; }

    /// <summary>The items that were asked for, by type: each as its name, or as name, slash and version for packages.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Items { get; }

    /// <summary>Whether anything that MSBuild said has to do with publishing a container: a property with the word in its name or value, or an item.</summary>
    public bool MentionsContainer
    {
        get
        {
            foreach (var property in Properties)
            {
                if (property.Value.Length > 0 && (property.Key.StartsWith("Container", StringComparison.OrdinalIgnoreCase)
                    || property.Value.IndexOf("Container", StringComparison.OrdinalIgnoreCase) >= 0))
                {
                    return true;
                }
            }

            foreach (var items in Items)
            {
                if (items.Value.Length > 0 && items.Key.StartsWith("Container", StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether MSBuild said which Dockerfile is the project's, or what the context of its build is.</summary>
    public bool NamesDockerfile
    {
        get
        {
            foreach (var name in ProjectDockerfile.Properties)
            {
                if (Properties.TryGetValue(name, out var value) && value.Length > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// Reads the facts of a project: <c>Name=value</c> for a property, <c>@Type=name;name/version</c> for items, with <see cref="Separator"/>
    /// between them. What has another form is passed over.
    /// </summary>
    /// <param name="path">The project file, relative to the repository root.</param>
    /// <param name="text">The facts.</param>
    public static EvaluatedProject Parse(string path, string text) => new(path, text);

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
