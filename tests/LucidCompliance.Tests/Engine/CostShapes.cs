using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LucidCompliance.Tests.Engine;

/// <summary>Dockerfiles that grow in one respect each, with what is repeated in them.</summary>
internal static class CostShapes
{
    private const string Debian = "FROM debian:13\n";

    /// <summary>The Dockerfile of each shape with so many lines, stages, words, mounts or here-documents.</summary>
    public static IReadOnlyDictionary<string, Func<int, string>> All { get; } = new Dictionary<string, Func<int, string>>(StringComparer.Ordinal)
    {
        ["run lines"] = n => Debian + Repeat(n, i => $"RUN echo line {i}\n"),
        ["words"] = n => "FROM debian:13\nRUN echo " + Repeat(n, i => $"word{i} ") + "\n",
        ["commands"] = n => "FROM debian:13\nRUN true" + Repeat(n, i => $" && install{i} --flag /path/{i}") + "\n",
        ["cont lines"] = n => "FROM debian:13\nRUN apt-get install -y" + Repeat(n, i => $" \\\n    package{i}") + "\n",
        ["interior comments"] = n => "FROM debian:13\nRUN apt-get install -y" + Repeat(n, i => $" \\\n# about {i}\n    package{i}") + "\n",
        ["stages"] = n => Repeat(n, i => $"FROM debian:13 AS s{i}\nRUN echo {i}\n"),
        ["stage chain"] = n => "FROM debian:13 AS s0\n" + Repeat(n, i => $"FROM s{i} AS s{i + 1}\nRUN echo {i}\n"),
        ["stage copies"] = n => "FROM debian:13 AS s0\nRUN make\n" + Repeat(n, i => $"FROM debian:13 AS s{i + 1}\nCOPY --from=s{i} /out /out\n"),
        ["fan in"] = n => Repeat(n, i => $"FROM debian:13 AS s{i}\nRUN make\n") + Debian + Repeat(n, i => $"COPY --from=s{i} /out{i} /out{i}\n"),
        ["misspelt from"] = n => Repeat(n, i => $"FROM debian:13 AS stage{i}\nRUN make\n") + Debian + Repeat(n, i => $"COPY --from=stagx{i} /out{i} /out{i}\n"),
        ["mounts"] = n => "FROM debian:13\nRUN " + Repeat(n, i => $"--mount=type=cache,target=/c{i} ") + "make\n",
        ["bind mounts, words"] = n => "FROM debian:13\nWORKDIR /src\nRUN " + Repeat(n, i => $"--mount=type=bind,source=a{i},target=/c{i} ") + "make " + Repeat(n, i => $"/c{i}/x ") + "\n",
        ["secret mounts"] = n => "FROM debian:13\nRUN " + Repeat(n, i => $"--mount=type=secret,id=s{i} ") + "cat " + Repeat(n, i => $"/run/secrets/s{i} ") + "\n",
        ["heredocs"] = n => "FROM debian:13\nRUN cat " + Repeat(n, i => $"<<E{i} ") + "\n" + Repeat(n, i => $"text {i}\nE{i}\n"),
        ["copy heredocs"] = n => "FROM debian:13\nCOPY " + Repeat(n, i => $"<<E{i} ") + " /d/\n" + Repeat(n, i => $"text {i}\nE{i}\n"),
        ["heredoc lines"] = n => "FROM debian:13\nRUN <<E\n" + Repeat(n, i => $"echo {i}\n") + "E\n",
        ["copies"] = n => Debian + Repeat(n, i => $"COPY f{i}.txt /d/f{i}.txt\n"),
        ["copies same"] = n => Debian + Repeat(n, i => $"COPY f{i}/ /app/\n") + "ENTRYPOINT [\"/app/run\"]\n",
        ["copies, runs"] = n => Debian + Repeat(n, i => $"COPY f{i}/ /app/\nRUN /app/run{i}.sh\n"),
        ["copy sources"] = n => "FROM debian:13\nCOPY " + Repeat(n, i => $"f{i}.txt ") + "/d/\n",
        ["copy dots"] = n => Debian + Repeat(n, i => $"COPY . /d{i}\n"),
        ["copy wild"] = n => Debian + Repeat(n, i => $"COPY *.py d{i}*.json /d/\n"),
        ["env"] = n => Debian + Repeat(n, i => $"ENV NAME{i}=value{i}\n"),
        ["env pairs"] = n => "FROM debian:13\nENV" + Repeat(n, i => $" NAME{i}=value{i}") + "\n",
        ["env refs"] = n => "FROM debian:13\nENV A0=x\n" + Repeat(n, i => $"ENV A{i + 1}=$A{i}\n"),
        ["env undefined"] = n => Debian + Repeat(n, i => $"ENV A{i}=$UNDEFINED_{i}\n"),
        ["env secrets"] = n => Debian + Repeat(n, i => $"ENV DB{i}_PASSWORD=Tulpenfeld-{i}-22\n"),
        ["env then runs"] = n => Debian + Repeat(n, i => $"ENV NAME{i}=value{i}\nRUN echo $NAME{i}\n"),
        ["run secrets"] = n => Debian + Repeat(n, i => $"RUN curl -u admin:Tulpenfeld-{i}-22 https://h{i}/\n"),
        ["run secrets one"] = n => "FROM debian:13\nRUN true" + Repeat(n, i => $" && curl -u admin:Tulpenfeld-{i}-22 https://h{i}/") + "\n",
        ["args"] = n => Repeat(n, i => $"ARG A{i}=x\n") + Debian + Repeat(n, i => $"ARG A{i}\n"),
        ["labels"] = n => "FROM debian:13\nLABEL" + Repeat(n, i => $" org.example.l{i}=v{i}") + "\n",
        ["label lines"] = n => Debian + Repeat(n, i => $"LABEL org.example.l{i}=v{i}\n"),
        ["label repeats"] = n => Debian + Repeat(n, i => $"LABEL a=v{i}\n"),
        ["expose"] = n => "FROM debian:13\nEXPOSE" + Repeat(n, i => $" {i % 65536}") + "\n",
        ["expose lines"] = n => Debian + Repeat(n, i => $"EXPOSE {i % 65536}\n"),
        ["volumes"] = n => Debian + Repeat(n, i => $"VOLUME /v{i}\nRUN touch /v{i}/x\n"),
        ["workdirs"] = n => Debian + Repeat(n, i => $"WORKDIR ../d{i % 7}\n"),
        ["users"] = n => Debian + Repeat(n, i => $"USER u{i}\nRUN useradd u{i}\n"),
        ["cmds"] = n => Debian + Repeat(n, i => $"CMD [\"/bin/x{i}\"]\n"),
        ["entrypoint words"] = n => "FROM debian:13\nENTRYPOINT [\"/bin/x\"" + Repeat(n, i => $", \"w{i}\"") + "]\n",
        ["entrypoint scripts"] = n => "FROM debian:13\nCOPY . /\nENTRYPOINT [\"sh\"" + Repeat(n, i => $", \"/w{i}.sh\"") + "]\n",
        ["healthchecks"] = n => Debian + Repeat(n, i => $"HEALTHCHECK CMD curl http://localhost:{i % 65536}/\n"),
        ["onbuild"] = n => "FROM debian:13 AS b\n" + Repeat(n, i => $"ONBUILD RUN echo {i}\n") + "FROM b\n",
        ["shells"] = n => Debian + Repeat(n, i => $"SHELL [\"/bin/bash\", \"-c\"]\nRUN echo {i}\n"),
        ["comments"] = n => Debian + Repeat(n, i => $"# comment {i}\n") + "RUN x\n",
        ["suppressions"] = n => Debian + Repeat(n, i => $"# lucid:ignore LUCID8001 -- reason\nRUN echo {i}\n"),
        ["errors"] = n => Debian + Repeat(n, i => $"RUNN echo {i}\n"),
        ["flags"] = n => "FROM debian:13\nCOPY" + Repeat(n, i => $" --unknown{i}=x") + " a /b\n",
        ["apt"] = n => Debian + Repeat(n, i => $"RUN apt-get update && apt-get install -y p{i}\n"),
        ["adds"] = n => Debian + Repeat(n, i => $"ADD https://example.com/f{i}.tgz /d/\n"),
        ["rm"] = n => Debian + Repeat(n, i => $"COPY id_rsa{i}.key /d/k{i}.key\nRUN rm /d/k{i}.key\n"),
        ["pip"] = n => "FROM python:3.13 AS build\n" + Repeat(n, i => $"RUN pip install p{i}\n") + "FROM gcr.io/distroless/python3-debian12\nCOPY --from=build / /\n",
        ["dotnet"] = n => "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\n" + Repeat(n, i => $"COPY p{i}/p{i}.csproj p{i}/\nRUN dotnet restore p{i}/p{i}.csproj\n") + "RUN dotnet publish p0/p0.csproj -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=build /out /app\nENTRYPOINT [\"dotnet\", \"/app/p0.dll\"]\n",
        ["publishes"] = n => "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\n" + Repeat(n, i => $"RUN dotnet publish p{i}/p{i}.csproj -o /out{i}\n") + "FROM mcr.microsoft.com/dotnet/aspnet:10.0\n" + Repeat(n, i => $"COPY --from=build /out{i} /app{i}\n") + "ENTRYPOINT [\"dotnet\", \"/app0/p0.dll\"]\n",
        ["chowns"] = n => Debian + Repeat(n, i => $"COPY f{i} /app/f{i}\nRUN chown -R app /app/f{i} && chmod 777 /app/f{i}\n"),
        ["cd"] = n => "FROM debian:13\nRUN " + Repeat(n, i => $"cd ../d{i % 7} && dotnet build; ") + "\n",
        ["deep path"] = n => "FROM debian:13\nCOPY . /a\nRUN /a" + Repeat(n, i => $"/d") + "/x.sh\n",
        ["pipes"] = n => Debian + Repeat(n, i => $"RUN curl https://x/{i} | sh\n"),
        ["quoted"] = n => "FROM debian:13\nRUN echo \"" + Repeat(n, i => $"$(x{i}) ") + "\"\n",
        ["subshells"] = n => "FROM debian:13\nRUN " + Repeat(n, i => "(") + "echo" + Repeat(n, i => ")") + "\n",
        ["json"] = n => "FROM debian:13\nCOPY [" + Repeat(n, i => $"\"f{i}\", ") + "\"/d/\"]\n",
    };

    private static string Repeat(int count, Func<int, string> make)
    {
        var text = new StringBuilder();
        foreach (var i in Enumerable.Range(0, count))
        {
            text.Append(make(i));
        }

        return text.ToString();
    }
}
