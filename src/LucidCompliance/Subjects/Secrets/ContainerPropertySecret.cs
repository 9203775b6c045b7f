using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// A value in an MSBuild file that goes into the configuration of a published image: of a <c>ContainerEnvironmentVariable</c>, a
/// <c>ContainerLabel</c>, an argument of the program, or a container property. A condition does not matter: the text is in the repository.
/// </summary>
public sealed class ContainerPropertySecret : SecretOccurrence
{
    private const string Prefix = "Container";

    // A project file has two or three levels; a hostile one has as many as it likes.
    private const int MaximumDepth = 16;

    // Where the candidate begins in the value.
    private readonly int _start;

    private ContainerPropertySecret(SecretCandidate candidate, SecretFile file, XmlAttribute value, int start = 0)
        : base(candidate, file)
    {
        Value = value;
        _start = start;
    }

    /// <summary>The attribute or the content of the element.</summary>
    public XmlAttribute Value { get; }

    /// <inheritdoc/>
    public override SourceLocation Locate(SecretRange range) => new(File.Text, Value.MapToSource(_start + range.Start, range.Length));

    internal static IEnumerable<SecretOccurrence> In(MsBuildFileSubject subject, IRepositoryFiles files)
    {
        var file = new SecretFile(subject.Text, subject.Policy, files);
        var found = new List<SecretOccurrence>();
        Walk(subject.Root, file, found, 0);
        return found;
    }

    private static void Walk(XmlElement element, SecretFile file, List<SecretOccurrence> found, int depth)
    {
        foreach (var child in element.Children)
        {
            if (child.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                Read(child, file, found);
            }
            else if (depth < MaximumDepth)
            {
                Walk(child, file, found, depth + 1);
            }
        }
    }

    private static void Read(XmlElement element, SecretFile file, List<SecretOccurrence> found)
    {
        var include = element.Find("Include") ?? element.Find("Update");
        if (include is null)
        {
            Add(element.Name, element.Name, element.Content, file, found);
            return;
        }

        var path = element.Name + "." + include.Value;
        if (element.Find("Value") is { } attribute)
        {
            Add(include.Value, path, attribute, file, found);
        }

        foreach (var metadata in element.Children)
        {
            if (string.Equals(metadata.Name, "Value", StringComparison.OrdinalIgnoreCase))
            {
                Add(include.Value, path, metadata.Content, file, found);
            }
        }

        // The arguments of the program are names themselves; those of the other items are keys.
        if (element.Name.EndsWith("Args", StringComparison.OrdinalIgnoreCase) || element.Name.EndsWith("Command", StringComparison.OrdinalIgnoreCase))
        {
            Add(element.Name, element.Name, include, file, found);
            new CommandFlags(isShell: false).Visit(include.Value, (key, start, length, user) =>
            {
                var candidate = new SecretCandidate(key, element.Name, new SecretValue(include.Value.Substring(start, length)), new SecretContext(SecretPlace.ContainerProperty, file.IsExample), user);
                found.Add(new ContainerPropertySecret(candidate, file, include, start));
            });
        }
    }

    private static void Add(string key, string keyPath, XmlAttribute? value, SecretFile file, List<SecretOccurrence> found)
    {
        if (value is { Value.Length: > 0 })
        {
            var context = new SecretContext(SecretPlace.ContainerProperty, file.IsExample);
            found.Add(new ContainerPropertySecret(new SecretCandidate(key, keyPath, new SecretValue(value.Value), context), file, value));
        }
    }
}
