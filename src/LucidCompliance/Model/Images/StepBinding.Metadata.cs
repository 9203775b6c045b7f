using System.Globalization;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <content>USER, WORKDIR, EXPOSE and VOLUME.</content>
internal sealed partial class StepBinding
{
    private const int MaximumPath = 4096;

    private void ApplyUser(UserInstruction instruction)
    {
        if (instruction.User is not { } word)
        {
            _config.User = Fact<ImageUser>.UnknownBecause("USER names no user");
            return;
        }

        var location = _build.Locate(word.Span);
        var text = Expand(word);
        _config.User = text.TryGet(out var user)
            ? Fact<ImageUser>.Known(UserReader.Read(user, _stage.Base.Root, location), location)
            : Fact<ImageUser>.UnknownBecause(text.Reason ?? "the user is not known", location);
    }

    private void ApplyWorkingDirectory(WorkdirInstruction instruction)
    {
        if (instruction.Path is not { } word)
        {
            return;
        }

        var location = _build.Locate(word.Span);
        var path = Resolve(Expand(word));
        _config.WorkingDirectory = path.TryGet(out var directory)
            ? Fact<string>.Known(directory, location)
            : Fact<string>.UnknownBecause(path.Reason ?? "the directory is not known", location);
        if (directory is not null)
        {
            _config.Files = _config.Files.WithDirectory(directory);
        }
    }

    /// <summary>The absolute path of a word; unknown for Windows, and where the working directory decides and is not known.</summary>
    private Fact<string> Resolve(Fact<string> path)
    {
        if (!path.TryGet(out var text))
        {
            return path;
        }

        if (_stage.Base.Root.IsWindows || text.IndexOf('\\') >= 0 || (text.Length > 1 && text[1] == ':'))
        {
            return Fact<string>.UnknownBecause("a Windows path", path.Origin);
        }

        // Linux knows no longer paths, and directories that add up must not grow with each WORKDIR.
        if (text.Length > MaximumPath)
        {
            return Fact<string>.UnknownBecause("the path is too long", path.Origin);
        }

        if (text.Length > 0 && text[0] == '/')
        {
            return Fact<string>.Known(ImagePath.Combine("/", text), path.Origin);
        }

        return _config.WorkingDirectory.TryGet(out var directory) && directory.Length + text.Length < MaximumPath
            ? Fact<string>.Known(ImagePath.Combine(directory, text), path.Origin)
            : Fact<string>.UnknownBecause("the working directory is not known", path.Origin);
    }

    private void ApplyPorts(ExposeInstruction instruction)
    {
        foreach (var word in instruction.Ports)
        {
            var result = ExpandFully(word);
            if (result.State != ExpansionState.Known)
            {
                AddPort(VariableScope.ToFact(result, _build.Locate(word.Span)), word);
            }
            else if (result.Words.IsDefaultOrEmpty)
            {
                AddPort(Fact<string>.Known(result.Text), word);
            }
            else
            {
                foreach (var part in result.Words)
                {
                    AddPort(Fact<string>.Known(part), word);
                }
            }
        }
    }

    private void AddPort(Fact<string> text, DockerWord word)
    {
        var location = _build.Locate(word.Span);
        var first = Fact<int>.UnknownBecause("the port is not known", location);
        var last = first;
        var protocol = "tcp";
        if (text.TryGet(out var port))
        {
            var slash = port.IndexOf('/');
            if (slash >= 0)
            {
                protocol = port.Substring(slash + 1).ToLowerInvariant();
                port = port.Substring(0, slash);
            }

            // A host address or port in front, which EXPOSE ignores, is not read.
            var dash = port.IndexOf('-');
            first = ReadPort(dash < 0 ? port : port.Substring(0, dash));
            last = dash < 0 ? first : ReadPort(port.Substring(dash + 1));
        }

        _config.PortList = _config.PortList.Add(new ExposedPort(text, first, last, protocol, location, _stage));
    }

    private static Fact<int> ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? Fact<int>.Known(port)
            : Fact<int>.UnknownBecause("no port number");

    private void ApplyVolumes(VolumeInstruction instruction)
    {
        foreach (var word in instruction.Paths)
        {
            _config.VolumeList = _config.VolumeList.Add(new ImageVolume(Expand(word), _build.Locate(word.Span), _stage));
        }
    }
}
