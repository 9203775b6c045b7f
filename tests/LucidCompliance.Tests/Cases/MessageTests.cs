using System.Linq;
using Xunit;

namespace LucidCompliance.Tests.Cases;

/// <summary>What a finding says and advises, where its place and severity are right either way.</summary>
public sealed class MessageTests
{
    [Fact]
    public void A_digest_is_shown_by_its_start()
    {
        var message = Message("LUCID1001", "FROM alpine:3.22@sha256:f3d28607ddd78734bb7f71f117f3c6706c666b8b76cbff7c9ff6e5718d46ff64\nUSER 1\n");
        Assert.Contains("alpine:3.22@sha256:f3d28607ddd7… is", message);
        Assert.DoesNotContain("f3d28607ddd78", message);
    }

    [Fact]
    public void Package_managers_of_which_an_image_has_one_are_alternatives() =>
        Assert.Contains("a package manager (apt or dnf)", Message("LUCID1001", "FROM openjdk:11-jre-slim\nUSER 1\n"));

    [Theory]
    [InlineData("FROM alpine:3.22\nUSER 1\n", "Ship a distroless image and build in another stage.")]
    [InlineData("FROM golang:1.26 AS build\nFROM alpine:3.22 AS base\nFROM base\nCOPY --from=build /app /app\nUSER 1\n", "Take a distroless image for the stage that ships.")]
    [InlineData("FROM alpine:3.22 AS base\nFROM base\nUSER 1\n", "Ship a distroless image and build in another stage.")]
    public void The_advice_knows_whether_there_is_a_builder_stage(string dockerfile, string advice) =>
        Assert.EndsWith(advice, Message("LUCID1001", dockerfile));

    [Fact]
    public void The_distroless_variant_of_a_musl_image_comes_with_a_word_on_its_libc()
    {
        const string Word = "it has glibc instead of musl";
        Assert.Contains(Word, Message("LUCID1001", "FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine\nUSER 1\n"));
        Assert.Contains(Word, Message("LUCID1001", "FROM node:24-alpine\nUSER 1\n"));
        Assert.DoesNotContain(Word, Message("LUCID1001", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER 1\n"));
    }

    [Theory]
    [InlineData("aspnet:8.0-noble-chiseled")]
    [InlineData("runtime-deps:8.0-noble-chiseled")]
    [InlineData("runtime-deps:8.0-alpine")]
    public void An_old_dotnet_image_is_told_the_versions_with_support(string image) =>
        Assert.EndsWith(
            "Take a version with support, 10.0 (until 2028-11-14), and change the project's target framework with it.",
            Message("LUCID1011", $"FROM mcr.microsoft.com/dotnet/{image}\nUSER 1\n"));

    [Theory]
    [InlineData("DB_PASSWORD", "a default or guessable password")]
    [InlineData("SHARED_SECRET", "a default or guessable secret")]
    [InlineData("ENCRYPTION_KEY", "a default or guessable secret")]
    public void A_weak_value_is_called_what_its_key_says(string key, string words) =>
        Assert.Contains(words, Message("LUCID2010", key + "=supersecret\n", ".env"));

    [Theory]
    [InlineData("a: ${TAG}\n", "puts an empty text here. ")]
    [InlineData("a: ${TAG}\n      b: ${TAG}\n", "puts an empty text here and at another place. ")]
    [InlineData("a: ${TAG}\n      b: x${TAG}${TAG}\n", "puts an empty text here and at 2 other places. ")]
    public void A_missing_variable_says_how_often_it_is_used(string environment, string words) =>
        Assert.Contains(words, Message("LUCID6001", "services:\n  web:\n    image: example.org/web:1.0\n    environment:\n      " + environment, "compose.yml"));

    private static string Message(string rule, string text, string path = "Dockerfile") =>
        Assert.Single(RuleCase.FromTexts("message", [(path, text)]).Analyze().Diagnostics, diagnostic => diagnostic.Rule.Id == rule).Message;
}
