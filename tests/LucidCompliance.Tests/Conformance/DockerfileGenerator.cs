using System;
using System.Text;

namespace LucidCompliance.Tests.Conformance;

/// <summary>Writes Dockerfiles that mix what is hard to split into instructions: continuations, comments, here-documents, escapes, line breaks.</summary>
internal sealed class DockerfileGenerator(int seed)
{
    private static readonly string[] Lines =
    [
        "RUN apt-get update && apt-get install -y curl", "run echo lower", "COPY --from=build --chown=1:2 /a /b", "ADD a b", "ENV A=1 B=\"two words\"",
        "ENV OLD value # text", "LABEL a.b=\"c\"", "USER 65532:65532", "WORKDIR /app", "EXPOSE 8080/tcp", "VOLUME [\"/a\"]", "STOPSIGNAL SIGTERM",
        "HEALTHCHECK --interval=5s CMD [\"/a\"]", "HEALTHCHECK NONE", "SHELL [\"/bin/sh\", \"-c\"]", "ENTRYPOINT [\"/a\"]", "CMD [\"b\"]", "CMD c d",
        "ONBUILD RUN echo x", "ARG X=1", "MAINTAINER someone", "RUN echo '#' not a comment", "RUN echo \"a\\\\b\"", "RUN --mount=type=cache,target=/c true",
    ];

    private readonly Random _random = new(seed);
    private string _break = "\n";
    private char _escape = '\\';

    public string Next()
    {
        var file = new StringBuilder();
        _break = _random.Next(4) == 0 ? "\r\n" : "\n";
        _escape = _random.Next(5) == 0 ? '`' : '\\';
        if (_escape == '`')
        {
            End(file.Append("# escape=`"));
        }

        End(file.Append("FROM scratch AS build"));
        for (var i = _random.Next(12); i >= 0; i--)
        {
            Append(file);
        }

        return file.ToString();
    }

    private void Append(StringBuilder file)
    {
        switch (_random.Next(9))
        {
            case 0:
                End(file);
                break;
            case 1:
                End(file.Append(Blanks()).Append("# comment ").Append(_random.Next(3) == 0 ? _escape : 'x'));
                break;
            case 2:
                Heredoc(file);
                break;
            case 3:
                End(file.Append("FROM build AS next"));
                break;
            case 4 or 5:
                Continued(file);
                break;
            default:
                End(file.Append(Blanks()).Append(Pick()).Append(Blanks()));
                break;
        }
    }

    private void Continued(StringBuilder file)
    {
        var words = Pick().Split(' ');
        file.Append(words[0]);
        for (var i = 1; i < words.Length; i++)
        {
            file.Append(' ');
            if (_random.Next(2) == 0)
            {
                End(file.Append(_escape).Append(Blanks()));
                if (_random.Next(5) == 0)
                {
                    End(file.Append(Blanks()).Append("# inside"));
                }

                if (_random.Next(6) == 0)
                {
                    End(file);
                }
            }

            file.Append(words[i]);
        }

        End(file);
    }

    private void Heredoc(StringBuilder file)
    {
        var tabs = _random.Next(3) == 0;
        End(file.Append("RUN <<").Append(tabs ? "-" : "").Append(_random.Next(2) == 0 ? "EOF" : "\"EOF\""));
        for (var i = _random.Next(4); i > 0; i--)
        {
            End(file.Append(_random.Next(3) == 0 ? "# FROM x" : Pick()));
        }

        End(file.Append(tabs ? "\t\t" : "").Append("EOF"));
    }

    private string Pick() => Lines[_random.Next(Lines.Length)];

    private string Blanks() => _random.Next(4) switch { 0 => " ", 1 => "\t", _ => "" };

    private void End(StringBuilder file) => file.Append(_break);
}
