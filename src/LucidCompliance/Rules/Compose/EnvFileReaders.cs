using System;
using System.Collections.Generic;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>Who reads an env file: projects for the variables of their Compose files, services for the variables of their containers.</summary>
internal sealed class EnvFileReaders
{
    private readonly List<ComposeSubject> _projects = [];
    private readonly List<(ComposeSubject Project, ComposeService Service)> _services = [];

    private EnvFileReaders()
    {
    }

    /// <summary>The projects whose <c>${NAME}</c> find their values in the file.</summary>
    public IReadOnlyList<ComposeSubject> Projects => _projects;

    /// <summary>The services that name the file as <c>env_file</c>, as Compose's own format.</summary>
    public IReadOnlyList<(ComposeSubject Project, ComposeService Service)> Services => _services;

    /// <summary>Whether anyone reads it.</summary>
    public bool IsEmpty => _projects.Count == 0 && _services.Count == 0;

    /// <summary>The readers of a file.</summary>
    public static EnvFileReaders Of(EnvFileSubject file, AnalysisSubjects subjects)
    {
        var readers = new EnvFileReaders();
        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var source in project.Project.Sources.Files)
            {
                if (string.Equals(source.Path, file.Artifact.Path, StringComparison.Ordinal))
                {
                    readers._projects.Add(project);
                    break;
                }
            }

            foreach (var service in project.Project.Services)
            {
                foreach (var reference in service.EnvFiles)
                {
                    if (reference.Path.TryGet(out var path)
                        && string.Equals(path, file.Artifact.Path, StringComparison.Ordinal)
                        && !(reference.Format.TryGet(out var format) && format == "raw"))
                    {
                        readers._services.Add((project, service));
                    }
                }
            }
        }

        return readers;
    }
}
