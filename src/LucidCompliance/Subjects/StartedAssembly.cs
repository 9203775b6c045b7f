using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;

namespace LucidCompliance.Subjects;

/// <summary>The program that an image starts, as far as it tells the project: <c>Web.dll</c>, <c>/app/Web</c>.</summary>
internal sealed class StartedAssembly
{
    private const string Extension = ".dll";

    private readonly List<string> _names = [];

    public StartedAssembly(ImageSubject image)
    {
        if (image.Shipping is not { } shipping)
        {
            return;
        }

        Add(shipping.Config.Entrypoint);
        Add(shipping.Config.Command);
        MayBeDotNet |= image.Dockerfile.Syntax.Text.Content.IndexOf("dotnet", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>Whether the Dockerfile speaks of .NET at all, or starts an assembly.</summary>
    public bool MayBeDotNet { get; private set; }

    /// <summary>The names that a project whose program it is may have.</summary>
    public IReadOnlyList<string> ProjectNames => _names;

    /// <summary>Whether it is the program of a project. The name of the project's file decides whether the project is read.</summary>
    public bool Names(ProjectSubject project)
    {
        foreach (var name in _names)
        {
            if (string.Equals(name, project.Name, StringComparison.Ordinal)
                && (project.Project is not { } facts || !facts.AssemblyName.TryGet(out var assembly) || string.Equals(assembly, name, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Fact<ImageCommand> command)
    {
        if (!command.TryGet(out var value))
        {
            return;
        }

        foreach (var word in value.Arguments)
        {
            var name = ImagePath.BaseName(word);
            if (name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            {
                _names.Add(name.Substring(0, name.Length - Extension.Length));
                MayBeDotNet = true;
                return;
            }
        }

        if (value.Arguments.Length > 0 && ImagePath.BaseName(value.Arguments[0]) is { Length: > 0 } program && program != "dotnet")
        {
            _names.Add(program);
        }
    }
}
