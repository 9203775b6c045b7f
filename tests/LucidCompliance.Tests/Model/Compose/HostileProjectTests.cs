using System;
using System.IO;
using System.Linq;
using System.Text;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using Xunit;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>Projects that are made to hurt: nothing throws, and the cost stays bounded.</summary>
public sealed class HostileProjectTests
{
    [Fact]
    public void A_long_chain_of_extends_ends()
    {
        var text = new StringBuilder("services:\n  s0: { image: a }\n");
        for (var i = 1; i < 2000; i++)
        {
            text.Append("  s").Append(i).Append(": { extends: s").Append(i - 1).Append(", environment: { V").Append(i).Append(": x } }\n");
        }

        Bounded(text.ToString());
    }

    [Fact]
    public void Extends_that_run_downwards_hit_the_depth_limit()
    {
        var text = new StringBuilder("services:\n");
        for (var i = 0; i < 500; i++)
        {
            text.Append("  s").Append(i).Append(": { extends: s").Append(i + 1).Append(" }\n");
        }

        text.Append("  s500: { image: a }\n");
        Assert.Contains(Bounded(text.ToString()).Problems, static problem => problem.Kind == ComposeProblemKind.Limit);
    }

    [Fact]
    public void What_lies_behind_an_alias_that_is_not_followed_is_no_second_problem()
    {
        var text = "x-a: &a [b, *a]\nservices:\n  web:\n    image: a\n    environment: *a\n    command: *none\n";

        Assert.All(Bounded(text).Problems, static problem => Assert.Equal(ComposeProblemKind.Syntax, problem.Kind));
    }

    [Fact]
    public void Many_services_that_extend_a_large_one_hit_the_node_limit()
    {
        var text = new StringBuilder("services:\n  big:\n    image: a\n    environment:\n");
        for (var i = 0; i < 2000; i++)
        {
            text.Append("      V").Append(i).Append(": x\n");
        }

        for (var i = 0; i < 2000; i++)
        {
            text.Append("  s").Append(i).Append(": { extends: big }\n");
        }

        Assert.Contains(Bounded(text.ToString()).Problems, static problem => problem.Kind == ComposeProblemKind.Limit);
    }

    [Fact]
    public void Includes_that_fan_out_end()
    {
        var files = Enumerable.Range(0, 20).Select(static i => ($"f{i}.yaml", $"include: [f{i + 1}.yaml, ./f{i + 1}.yaml]\nservices: {{ s{i}: {{ image: a }} }}\n")).ToArray();
        var artifact = new Artifact("f0.yaml", ArtifactKind.Compose);

        HangGuard.Run(() => ComposeFixture.Bind(artifact, ComposeEnvironmentOptions.None, files));
    }

    [Fact]
    public void An_alias_bomb_hits_the_limit()
    {
        var text = new StringBuilder("x-0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++)
        {
            text.Append("x-").Append(i).Append(": &a").Append(i).Append(" [").Append(string.Join(", ", Enumerable.Repeat("*a" + (i - 1), 9))).Append("]\n");
        }

        Assert.Contains(Bounded(text.ToString()).Problems, static problem => problem.Kind == ComposeProblemKind.Limit);
    }

    [Fact]
    public void Many_list_entries_cost_no_more_than_their_number()
    {
        var text = new StringBuilder("services:\n  a:\n    image: a\n");
        foreach (var key in new[] { "environment", "labels", "ports", "volumes", "cap_add", "depends_on" })
        {
            text.Append("    ").Append(key).Append(":\n");
            for (var i = 0; i < 10_000; i++)
            {
                text.Append("      - \"").Append(key == "ports" ? $"{1 + (i % 60000)}:80" : $"n{i}=v").Append("\"\n");
            }
        }

        Bounded(text.ToString());
    }

    [Fact]
    public void Mutated_files_never_throw()
    {
        var random = new Random(1);
        var corpus = Directory.GetFiles(Path.Combine(LucidCompliance.Tests.Repository.Tests, "corpus", "compose"), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var alphabet = "${}:-?+&*!<>[]{}#'\"\\|,\n\t =abc019/~.";
        for (var i = 0; i < 2000; i++)
        {
            var text = new StringBuilder(corpus[random.Next(corpus.Length)]);
            for (var edits = random.Next(1, 6); edits > 0 && text.Length > 0; edits--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, alphabet[random.Next(alphabet.Length)]);
                        break;
                    default:
                        text[at] = alphabet[random.Next(alphabet.Length)];
                        break;
                }
            }

            var other = corpus[random.Next(corpus.Length)];
            var project = ComposeFixture.Bind(text.ToString(), ("compose.override.yaml", other), (".env", "SET=1\nEMPTY=\n"));
            ModelLines.Of(project);
            Assert.All(project.Problems, static problem => Assert.True(problem.Location.Span.End <= problem.Location.Text.Length));
            Assert.All(project.References, static reference => Assert.Contains(reference.Name, reference.Location.Underlined(), StringComparison.Ordinal));
        }
    }

    private static ComposeProject Bounded(string compose) => HangGuard.Run(() => ComposeFixture.Bind(compose));
}
