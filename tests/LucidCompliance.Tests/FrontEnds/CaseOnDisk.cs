using System;
using System.IO;
using LucidCompliance.Tests.Build;
using LucidCompliance.Tests.Cases;

namespace LucidCompliance.Tests.FrontEnds;

/// <summary>A rule case as a git repository on the disk, as a front end meets it. Items and unreadable files have no place there.</summary>
internal sealed class CaseOnDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CaseOnDisk(RuleCase ruleCase)
    {
        Date = ruleCase.Date;
        foreach (var path in ruleCase.Files.Paths)
        {
            _folder.Write(path);
            File.WriteAllBytes(_folder[path], ruleCase.Files.ReadBytes(path));
        }

        _folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        _folder.Write(".git/info/exclude", string.Join('\n', ruleCase.Files.Ignored));
        File.WriteAllBytes(_folder[".git/index"], GitIndex.Create(ruleCase.Files.Tracked));
    }

    public string Root => _folder.Path;

    public DateTime Date { get; }

    public void Dispose() => _folder.Dispose();
}
