using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Baselines;
using LucidCompliance.Model;
using LucidCompliance.Reports;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Rules.Secrets;

/// <summary>No output holds a secret: a sentinel of its own lies in each place, and is sought in everything that an analysis gives.</summary>
public sealed class CanaryTests
{
    // '#' is the sentinel: random (a secret), and as the user's own name (a weak credential).
    public static TheoryData<string, string> Places() => new()
    {
        { ".env", "API_TOKEN=#\n" },
        { ".env", "U_USER=#\nU_PASSWORD=#\n" },
        { ".env", "URL=postgres://app:#@db/app\nCS=Server=db;User Id=app;Password=#\n" },
        { ".env", "#" },
        { ".env", "#=x\n" },
        { ".env", "A B=#\n" },
        { ".env", "A=\"#\n" },
        { ".env.example", "KEY=npm_#abcd\nKEY2=hvs.#\nKEY3=sk-ant-api03-#\nKEY4=glpat-#\n" },
        { "Dockerfile", "FROM python:3.12\nARG API_TOKEN=#\nENV API_TOKEN=# U_USER=# U_PASSWORD=#\nLABEL api.token=#\nRUN curl -H \"Authorization: Bearer #\" https://x.test\nCMD app --password #\n" },
        { "Dockerfile", "FROM a:1\nARG A=#\nUSER ${A}\nHEALTHCHECK CMD curl -u a:# http://localhost\nENTRYPOINT app #\n" },
        { "Dockerfile", "FROM python:3.12\nRUN curl -u a:# x && mysql -p# && echo \"machine a login b password #\" > ~/.netrc\nRUN <<EOF\nexport TOKEN=#\nEOF\nRUN cat <<EOF > /f\npassword = #\nEOF\nADD https://a:#@b.test/c /c\nHEALTHCHECK CMD redis-cli -a # ping\nENTRYPOINT [\"a\", \"--token\", \"#\"]\nCMD [\"--password\", \"#\",]\n" },
        { "Dockerfile", "FROM debian:13 AS b\nARG T_TOKEN=#\nRUN x $T_TOKEN\nENV U=$T_TOKEN\nFROM scratch\nCMD a --password #\nHEALTHCHECK CMD a -p #\n" },
        { "Dockerfile", "FROM debian:13\nCOPY id_rsa # /root/.ssh/\nCOPY <<EOF /x\ntoken = #\nEOF\nRUN echo # > ~/.netrc\nRUN rm /root/.ssh/* ~/.netrc\n" },
        { "compose.yml", "services:\n  a:\n    image: mysql:8\n    environment: { MYSQL_ALLOW_EMPTY_PASSWORD: '#', A_TOKEN: '#', B_TOKEN: '#' }\n  b:\n    image: mysql:8\n    environment: { A_TOKEN: '#' }\n" },
        { "NuGet.config", "<configuration><packageSources><add key='f' value='https://a:#@b.test/'/></packageSources><packageSourceCredentials><f><add key='Username' value='#'/><add key='ClearTextPassword' value='#'/></f><g><add key='ClearTextPassword' value='#'/></g></packageSourceCredentials><apikeys><add key='#' value='#'/></apikeys></configuration>" },
        { "compose.yml", "services:\n  a:\n    image: postgres:18\n    environment: { POSTGRES_PASSWORD: '${PW:?#}' }\n    user: '1000'\n    secrets: [ { source: s, mode: '0400' } ]\nsecrets: { s: { environment: PW } }\n" },
        { "compose.yml", "services:\n  a:\n    image: postgres:18\n    environment: { POSTGRES_PASSWORD: '#' }\n  b:\n    image: gcr.io/distroless/static-debian13:nonroot\n    environment:\n      - API_TOKEN=#\n    healthcheck: { test: [CMD-SHELL, 'a --password # b'] }\n" },
        { "compose.yml", "services:\n  a:\n    image: b:latest\n    environment: { API_TOKEN: '#', U_USER: '#', U_PASSWORD: '${P:-#}' }\n    labels: { api.token: '#' }\n    command: [a, --token, '#']\n    user: '#'\n" },
        { "compose.yml", "services:\n  a:\n    build: { context: 'https://#@github.com/a/b.git', args: { API_TOKEN: '#' } }\n    environment:\n      - API_TOKEN=#\n      - URL=${URL:-http://a:#@b}\n      - X=${UNDEFINED:?#}\n" },
        { "compose.yml", "x-a: { api-token: '#', password: '#' }\nservices:\n  a:\n    image: b\n    healthcheck: { test: 'curl -u a:# b' }\nconfigs:\n  c:\n    content: |\n      token = #\n" },
        { "appsettings.json", "{ \"Api\": { \"Token\": \"#\" }, \"User\": \"#\", \"Password\": \"#\", \"ConnectionStrings\": { \"A\": \"Server=x;User Id=#;Password=#\" } }" },
        { "appsettings.json", "{ \"Token\": \"#\n" },
        { "Properties/launchSettings.json", "{ \"profiles\": { \"p\": { \"environmentVariables\": { \"TOKEN\": \"#\", \"A_USER\": \"#\", \"A_PASSWORD\": \"#\" } } } }" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void No_output_holds_the_sentinel(string path, string template)
    {
        var random = new Random(20261124 + template.Length);
        foreach (var policy in new[] { "recommended", "lucid-foundation" })
        {
            var sentinel = Sentinel(random);
            var ruleCase = RuleCase.FromTexts("canary", [(path, template.Replace("#", sentinel, StringComparison.Ordinal)), ("lucid-compliance.yml", $"version: 1\nextends: [{policy}]\n")]);
            var output = string.Join('\n', OutputsOf(ruleCase));
            foreach (var form in SecretPlaces.Forms(sentinel))
            {
                Assert.DoesNotContain(form, output, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public void The_places_are_found_so_that_the_test_can_fail()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Places())
        {
            var (path, template) = ((string)row[0], (string)row[1]);
            var ruleCase = RuleCase.FromTexts("canary", [(path, template.Replace("#", Sentinel(new Random(7)), StringComparison.Ordinal))]);
            ids.UnionWith(ruleCase.Analyze().Diagnostics.Select(finding => finding.Rule.Id + " " + finding.Location.Path));
        }

        Assert.Superset(
            new HashSet<string> { "LUCID2001 Dockerfile", "LUCID2002 Dockerfile", "LUCID2003 Dockerfile", "LUCID2004 Dockerfile", "LUCID2008 compose.yml", "LUCID2012 appsettings.json", "LUCID2013 Properties/launchSettings.json", "LUCID2009 .env", "LUCID2009 .env.example", "LUCID2010 .env", "LUCID2010 Dockerfile", "LUCID2010 compose.yml", "LUCID2010 appsettings.json", "LUCID2010 Properties/launchSettings.json" },
            ids);
    }

    /// <summary>Everything that an analysis of a case gives.</summary>
    internal static IEnumerable<string> OutputsOf(RuleCase ruleCase)
    {
        var capture = new Capture();
        var result = Analyzer.Analyze(ruleCase.GetInput(ruleCase.Files), [.. RuleCatalogue.All, capture]);
        Assert.DoesNotContain(result.Diagnostics, finding => finding.Rule.Id == "LUCID0006");
        return [.. Outputs(result), .. Outputs(capture.Subjects!), .. Baseline(result)];
    }

    /// <summary>What can be said of the findings.</summary>
    internal static IEnumerable<string> Outputs(AnalysisResult result)
    {
        foreach (var finding in result.Diagnostics)
        {
            yield return $"{finding} {finding.Message} {finding.KeyPath} {finding.Variant} {finding.Service} {finding.Subject}";
            foreach (var related in finding.Related)
            {
                yield return related + related.Message;
            }

            foreach (var fix in finding.Fixes)
            {
                yield return fix.Title;
            }
        }

        var sarif = new StringWriter();
        SarifWriter.Write(sarif, new SarifRun { ToolVersion = "1.0.0", Rules = RuleCatalogue.Descriptors, Diagnostics = result.Diagnostics });
        yield return sarif.ToString();
    }

    private static IEnumerable<string> Outputs(AnalysisSubjects subjects)
    {
        foreach (var secret in SecretCandidates.Of(subjects))
        {
            yield return $"{secret} {secret.Candidate} {secret.Candidate.Value} {secret.Candidate.KeyPath} {secret.Verdict} {secret.Location} {secret.File} {secret.DefaultOf}";
        }
    }

    // Of every finding: what the baseline leaves out today a severity may bring in tomorrow.
    private static IEnumerable<string> Baseline(AnalysisResult result)
    {
        var findings = result.Diagnostics.Select(finding => finding with { Severity = DiagnosticSeverity.Error }).ToImmutableArray();
        var plan = BaselinePlanner.Plan(result with { Diagnostics = findings });
        Assert.Equal(findings.All(finding => finding.Rule.Id == "LUCID0004"), plan.Files.IsEmpty);
        foreach (var file in plan.Files)
        {
            yield return file.NewContent;
        }
    }

    private static string Sentinel(Random random)
    {
        const string Characters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
        return string.Concat(Enumerable.Range(0, 32).Select(_ => Characters[random.Next(Characters.Length)]));
    }

    private sealed class Capture : Rule
    {
        public AnalysisSubjects? Subjects { get; private set; }

        public override RuleDescriptor Descriptor { get; } = TestRules.Create("LUCID8999");

        public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
        {
            Subjects = subjects;
            return [];
        }
    }
}
