using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Rules.Secrets;

/// <summary>Every place in which a secret may be written, with the rule that must find it there; <c>§</c> is the secret.</summary>
public static class SecretPlaces
{
    private const string Final = "\nFROM scratch\nUSER 65532\n";
    private const string Script = "FROM debian:13\nCOPY start.sh /start.sh\nUSER 65532\nENTRYPOINT [\"/start.sh\"]\n";

    private static readonly (string Rule, string Path, string Text)[] Single =
    [
        ("LUCID2001", "Dockerfile", "FROM debian:13\nENV API_TOKEN=§\nUSER 65532\n"),
        ("LUCID2001", "Dockerfile", "FROM debian:13\nENV API_TOKEN §\nUSER 65532\n"),
        ("LUCID2001", "Dockerfile", "FROM debian:13\nENV A=b API_TOKEN=\"§\" \\\n  C=d\nUSER 65532\n"),
        ("LUCID2001", "Dockerfile", "FROM debian:13\nENV API_TOKEN=${X:-§}\nUSER 65532\n"),
        ("LUCID2001", "Dockerfile", "FROM debian:13\nENV URL=postgres://app:§@db/app\nUSER 65532\n"),
        ("LUCID2001", "Dockerfile", "FROM debian:13\nENV DSN=app:§@tcp(db:3306)/app\nUSER 65532\n"),
        ("LUCID2001", "Dockerfile", "FROM debian:13\nENV CS=\"Server=db;User Id=app;Password=§\"\nUSER 65532\n"),
        ("LUCID2002", "Dockerfile", "FROM debian:13\nARG API_TOKEN=§\nUSER 65532\n"),
        ("LUCID2002", "Dockerfile", "ARG API_TOKEN=§\nFROM debian:13\nARG API_TOKEN\nUSER 65532\n"),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN curl -u ci:§ https://files.test/a" + Final),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN curl -H \"Authorization: Bearer §\" https://files.test/a" + Final),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN git clone https://ci:§@git.test/a.git" + Final),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN mysql -p§ -e 1 && true" + Final),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN echo \"machine a.test login b password §\" > ~/.netrc" + Final),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN export API_TOKEN=§; make" + Final),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN app --token § --verbose" + Final),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN [\"app\", \"--token\", \"§\"]" + Final),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN <<EOF\nexport API_TOKEN=§\nEOF" + Final),
        ("LUCID2003", "Dockerfile", "FROM debian:13 AS b\nRUN cat <<EOF > /f\npassword = §\nEOF" + Final),
        ("LUCID2004", "Dockerfile", "FROM debian:13\nLABEL api.token=§\nUSER 65532\n"),
        ("LUCID2004", "Dockerfile", "FROM debian:13\nUSER 65532\nCMD app --password §\n"),
        ("LUCID2004", "Dockerfile", "FROM debian:13\nUSER 65532\nENTRYPOINT [\"app\", \"--token\", \"§\"]\n"),
        ("LUCID2004", "Dockerfile", "FROM debian:13\nUSER 65532\nHEALTHCHECK CMD redis-cli -a § ping\n"),
        ("LUCID2004", "Dockerfile", "FROM debian:13\nADD https://ci:§@files.test/a /a\nUSER 65532\n"),
        ("LUCID2005", "Dockerfile", "FROM debian:13\nCOPY <<EOF /x\ntoken = §\nEOF\nUSER 65532\n"),
        ("LUCID2001", "Dockerfile", "FROM debian:13 AS base\nONBUILD ENV API_TOKEN=§\nFROM base\nUSER 65532\n"),
        ("LUCID2015", "App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <ItemGroup>\n    <ContainerEnvironmentVariable Include=\"API_TOKEN\" Value=\"§\" />\n  </ItemGroup>\n</Project>\n"),
        ("LUCID2015", "App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <ItemGroup><ContainerLabel Include=\"api.token\"><Value>§</Value></ContainerLabel></ItemGroup>\n</Project>\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    environment:\n      API_TOKEN: §\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    environment:\n      - API_TOKEN=§\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    environment: { API_TOKEN: \"${X:-§}\" }\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    environment:\n      URL: 'amqp://a:§@b'\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    environment:\n      CONFIG: '{\"token\":\"§\"}'\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    build: { context: ., args: { API_TOKEN: § } }\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    command: [app, --token, §]\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    entrypoint: app --token=§\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    labels:\n      api.token: §\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    healthcheck: { test: 'curl -u a:§ http://localhost' }\n"),
        ("LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    configs: [c]\nconfigs:\n  c:\n    content: |\n      token = §\n"),
        ("LUCID2008", "compose.yml", "x-common: &c\n  api-token: §\nservices:\n  a:\n    image: b:1\n"),
        ("LUCID2001", "compose.yml", "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM debian:13\n        ENV API_TOKEN=§\n"),
        ("LUCID2009", ".env", "API_TOKEN=§\n"),
        ("LUCID2009", ".env", "export API_TOKEN='§'\n"),
        ("LUCID2009", ".env", "API_TOKEN=\"§\" # note\n"),
        ("LUCID2009", ".env", "API_TOKEN=${X:-§}\n"),
        ("LUCID2009", ".env", "URL=redis://:§@cache:6379/0\n"),
        ("LUCID2009", ".env", "CS=Server=db;User Id=app;Password=§\n"),
        ("LUCID2012", "appsettings.json", "{\n  \"Api\": { \"Token\": \"§\" }\n}\n"),
        ("LUCID2012", "appsettings.json", "{ // note\n  \"ConnectionStrings\": { \"Main\": \"Server=db;User Id=app;Password=§\", },\n}\n"),
        ("LUCID2012", "appsettings.json", "{ \"ApiTokens\": [ \"§\" ] }"),
        ("LUCID2013", "Properties/launchSettings.json", "{ \"profiles\": { \"a\": { \"environmentVariables\": { \"API_TOKEN\": \"§\" } } } }"),
        ("LUCID2014", "NuGet.config", "<configuration><packageSourceCredentials><f>\n<add key=\"ClearTextPassword\" value=\"§\" />\n</f></packageSourceCredentials></configuration>"),
        ("LUCID2014", "NuGet.config", "<configuration><apikeys>\n<add value='§' key='https://f.test/'/>\n</apikeys></configuration>"),
        ("LUCID2014", "NuGet.config", "<configuration><packageSources>\n<add key=\"f\" value=\"https://ci:§@f.test/v3/index.json\" />\n</packageSources></configuration>"),
        ("LUCID2016", "start.sh", "export API_TOKEN=§\n"),
        ("LUCID2016", "start.sh", "X=$(curl -s -u \"ci:§\" https://files.test)\n"),
        ("LUCID2016", "start.sh", ": \"${API_TOKEN:=§}\"\n"),
        ("LUCID2016", "start.sh", "cat > /f <<EOF\npassword = §\nEOF\n"),
        ("LUCID2016", "start.sh", "psql <<SQL\nALTER USER app WITH PASSWORD '§';\nSQL\n"),
        ("LUCID2016", "start.sh", "redis-cli -h cache -a § ping\n"),
        ("LUCID2016", "start.py", "API_TOKEN = \"§\"\n"),
        ("LUCID2016", "start.py", "token = os.environ.get('API_TOKEN', '§')\n"),
        ("LUCID2016", "start.js", "const options = { 'token': '§' };\n"),
        ("LUCID2016", "start.ps1", "$env:API_TOKEN = '§'\n"),
        ("LUCID2016", "start.ps1", "Connect-Service -Token \"§\"\n"),
        ("LUCID2016", "start.cmd", "set API_TOKEN=§\n"),
        ("LUCID2016", "start.sql", "CREATE USER app IDENTIFIED BY '§';\n"),
        ("LUCID2016", "start.conf", "token = §\n"),
        ("LUCID2016", "requirements.txt", "--extra-index-url https://ci:§@pypi.test/simple\n"),
    ];

    /// <summary>The places as theory data: rule, path, text.</summary>
    public static TheoryData<string, string, string> All()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (rule, path, text) in Single)
        {
            data.Add(rule, path, text);
        }

        return data;
    }

    /// <summary>The places in order.</summary>
    public static IEnumerable<(string Rule, string Path, string Text)> List() => Single;

    /// <summary>The files of a place: a script needs somebody who runs it, an item or a Dockerfile.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string path, string text, string secret)
    {
        yield return (path, text.Replace("§", secret, StringComparison.Ordinal));
        if (path == "start.sh")
        {
            yield return ("Dockerfile", Script);
        }
    }

    /// <summary>Whether an item has to list the file.</summary>
    public static bool IsItem(string path) => path is not "start.sh" && (path.StartsWith("start.", StringComparison.Ordinal) || path == "requirements.txt");

    /// <summary>A secret of its own for a number.</summary>
    public static string Sentinel(int number)
    {
        const string Characters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
        var random = new Random(number);
        return string.Concat(Enumerable.Range(0, 32).Select(_ => Characters[random.Next(Characters.Length)]));
    }

    /// <summary>The forms in which a text may repeat a secret: plain, a part of it, escaped for URLs and JSON, base64 at any offset.</summary>
    public static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return secret[..12];
        yield return secret[^12..];
        yield return Uri.EscapeDataString(secret);
        yield return JsonEncodedText.Encode(secret).ToString();
        for (var padding = 0; padding < 3; padding++)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('a', padding) + secret));
            yield return encoded[4..^4];
        }
    }

    internal static RuleCase Case(string path, string text, string secret) => RuleCase.FromTexts(
        "place", [.. Files(path, text, secret), .. IsItem(path) ? new[] { (".case", $"item: {path} Script\n") } : []]);
}
