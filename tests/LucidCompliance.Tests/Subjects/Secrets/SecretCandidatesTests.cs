using System;
using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Subjects.Secrets;

public sealed class SecretCandidatesTests
{
    private const string Secret = "q8ZrT5vXn2LkWp7sYb4mDc9g";

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

    private static AnalysisSubjects Read(params (string Path, string Text)[] files)
    {
        var ruleCase = RuleCase.FromTexts("candidates", files);
        var capture = new Capture();
        _ = Analyzer.Analyze(ruleCase.GetInput(ruleCase.Files), [capture]);
        return capture.Subjects!;
    }

    private static string Text(SecretOccurrence occurrence) => occurrence.Location.Text.GetText(occurrence.Location.Span);

    private static SecretOccurrence Only(string path, string text) => Assert.Single(Read((path, text)).Secrets);

    [Theory]
    [InlineData(".env", "API_TOKEN=#", SecretPlace.EnvFile, "API_TOKEN")]
    [InlineData(".env", "API_TOKEN='#'", SecretPlace.EnvFile, "API_TOKEN")]
    [InlineData(".env", "DB_URL=redis://:#@cache:6379", SecretPlace.EnvFile, "DB_URL")]
    [InlineData("Dockerfile", "FROM scratch\nENV API_TOKEN=\"#\" A=b\n", SecretPlace.DockerfileEnv, "API_TOKEN")]
    [InlineData("Dockerfile", "FROM scratch\nENV API_TOKEN #\n", SecretPlace.DockerfileEnv, "API_TOKEN")]
    [InlineData("Dockerfile", "FROM scratch\nARG A=b API_TOKEN='#'\n", SecretPlace.DockerfileArg, "API_TOKEN")]
    [InlineData("Dockerfile", "FROM scratch\nLABEL \"api.token\"=\"#\"\n", SecretPlace.DockerfileLabel, "api.token")]
    [InlineData("Dockerfile", "FROM scratch\nONBUILD ENV API_TOKEN=#\n", SecretPlace.DockerfileEnv, "API_TOKEN")]
    [InlineData("compose.yml", "services:\n  a:\n    image: b:1\n    environment:\n      - \"API_TOKEN=#\"\n", SecretPlace.ComposeEnvironment, "services.a.environment.API_TOKEN")]
    [InlineData("compose.yml", "services:\n  a:\n    image: b:1\n    environment: { API_TOKEN: '#' }\n", SecretPlace.ComposeEnvironment, "services.a.environment.API_TOKEN")]
    [InlineData("compose.yml", "services:\n  a:\n    build: { context: ., args: { API_TOKEN: # } }\n", SecretPlace.ComposeBuildArgument, "services.a.build.args.API_TOKEN")]
    [InlineData("compose.yml", "services:\n  a:\n    image: b:1\n    labels: [ 'api.token=#' ]\n", SecretPlace.ComposeOther, "services.a.labels.api.token")]
    [InlineData("compose.yml", "services:\n  a:\n    image: b:1\n    command: run --api-token # --port 1\n", SecretPlace.ComposeOther, "services.a.command")]
    [InlineData("compose.yml", "services:\n  a:\n    image: b:1\n    command: [run, --api-token, '#']\n", SecretPlace.ComposeOther, "services.a.command[2]")]
    [InlineData("compose.yml", "services:\n  a:\n    image: b:1\n    environment: { X: '${API_TOKEN:-#}' }\n", SecretPlace.ComposeEnvironment, "services.a.environment.X")]
    [InlineData("compose.yml", "x-common:\n  api-token: #\nservices: {}\n", SecretPlace.ComposeOther, "x-common.api-token")]
    [InlineData("compose.yml", "configs:\n  c:\n    content: |\n      port = 1\n      api_token = \"#\"\n", SecretPlace.ComposeOther, "configs.c.content")]
    [InlineData("compose.yml", "services:\n  a:\n    build:\n      context: https://#@github.com/a/b.git\n", SecretPlace.ComposeOther, "services.a.build.context")]
    [InlineData("appsettings.json", "{ \"Api\": { \"Token\": \"#\" } }", SecretPlace.AppSettings, "Api.Token")]
    [InlineData("appsettings.json", "{ \"ApiTokens\": [ \"#\" ] }", SecretPlace.AppSettings, "ApiTokens[0]")]
    [InlineData("Properties/launchSettings.json", "{ \"profiles\": { \"p\": { \"environmentVariables\": { \"Api__Token\": \"#\" } } } }", SecretPlace.LaunchSettings, "profiles.p.environmentVariables.Api__Token")]
    public void Every_place_gives_the_secret_at_its_own_characters(string path, string template, SecretPlace place, string keyPath)
    {
        var found = Only(path, template.Replace("{ API_TOKEN: # }", "{ API_TOKEN: \"#\" }", StringComparison.Ordinal).Replace("#", Secret, StringComparison.Ordinal));
        Assert.Equal((Secret, place, keyPath, SecretClass.Secret), (Text(found), found.Place, found.Candidate.KeyPath, found.Verdict.Class));
    }

    [Fact]
    public void Escapes_lead_back_to_their_source()
    {
        Assert.Equal(@"Brave\u002dKestrel47", Text(Only("appsettings.json", "{ \"Password\": \"Brave\\u002dKestrel47\" }")));
        Assert.Equal("Brave\\\"Kestrel47", Text(Only(".env", "PASSWORD=\"Brave\\\"Kestrel47\"")));
        Assert.Equal("Brave\\\"Kestrel47", Text(Only("Dockerfile", "FROM scratch\nENV PASSWORD=\"Brave\\\"Kestrel47\"\n")));
        Assert.Equal("Brave\\\nKestrel47", Text(Only("Dockerfile", "FROM scratch\nENV PASSWORD=Brave\\\nKestrel47\n")));
        Assert.Equal("Brave\\x2dKestrel47", Text(Only("compose.yml", "services:\n  a:\n    image: b:1\n    environment: { PASSWORD: \"Brave\\x2dKestrel47\" }\n")));
    }

    [Fact]
    public void A_service_is_named_and_a_shared_text_is_one_finding()
    {
        var found = Only("compose.yml", "x-e: &e\n  API_TOKEN: " + Secret + "\nservices:\n  a: { image: 'b:1', environment: *e }\n  c: { image: 'b:1', environment: *e }\n");
        Assert.Equal("a", found.Service);
    }

    [Fact]
    public void A_stage_that_ships_is_told_from_a_builder_and_a_global_argument_by_who_declares_it()
    {
        var found = Read(("Dockerfile",
            $"ARG A_TOKEN={Secret}\nARG B_TOKEN={Secret}\nFROM golang:1.25 AS build\nARG B_TOKEN\nENV C_TOKEN={Secret}\nFROM scratch AS base\nENV D_TOKEN={Secret}\nFROM base\nARG A_TOKEN\nENV E_TOKEN={Secret}\n")).Secrets;
        Assert.Equal(
            ["A_TOKEN True", "B_TOKEN False", "C_TOKEN False", "D_TOKEN True", "E_TOKEN True"],
            found.Cast<DockerfileSecret>().Select(secret => secret.Candidate.Key + " " + secret.IsShipped));
    }

    [Theory]
    [InlineData("POSTGRES_PASSWORD", "POSTGRES_USER")]
    [InlineData("MONGO_INITDB_ROOT_PASSWORD", "MONGO_INITDB_ROOT_USERNAME")]
    [InlineData("SmtpPwd", "SmtpLogin")]
    [InlineData("DB_PASS", "DB_USER_NAME")]
    public void A_password_equal_to_its_user_is_weak(string password, string user)
    {
        var env = Only(".env", $"{password}=kestrelmail\n{user}=kestrelmail\n");
        Assert.Equal((SecretClass.Weak, "kestrelmail"), (env.Verdict.Class, Text(env)));
        var compose = Only("compose.yml", $"services:\n  a:\n    image: b:1\n    environment:\n      {user}: ${{U:-kestrelmail}}\n      {password}: ${{P:-kestrelmail}}\n");
        Assert.Equal((SecretClass.Weak, "P"), (compose.Verdict.Class, compose.DefaultOf));
    }

    [Fact]
    public void What_comes_through_an_env_file_is_found_there_alone()
    {
        var found = Read((".env", "TOKEN=" + Secret), ("compose.yml", "services:\n  a:\n    image: b:1\n    env_file: .env\n    environment: { API_TOKEN: '${TOKEN}', TOKEN: }\n")).Secrets;
        Assert.IsType<EnvFileSecret>(Assert.Single(found));
    }

    [Fact]
    public void Names_of_grants_networks_and_volumes_are_no_candidates_by_their_key()
    {
        var found = Read(("compose.yml", "services:\n  a:\n    image: b:1\n    secrets: [password]\n    networks: [secret]\nsecrets: { password: { environment: ADMIN_PASSWORD } }\nnetworks: { secret: {} }\n"));
        Assert.Empty(found.Secrets);
    }

    [Fact]
    public void A_nested_setting_takes_its_meaning_from_its_section() =>
        Assert.Equal("changeme", Text(Only("appsettings.json", "{ \"Password\": { \"Value\": \"changeme\" } }")));
}
