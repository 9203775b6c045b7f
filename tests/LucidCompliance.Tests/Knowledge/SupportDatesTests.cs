using System;
using System.Linq;
using LucidCompliance.Knowledge;
using Xunit;

namespace LucidCompliance.Tests.Knowledge;

public sealed class SupportDatesTests
{
    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0", "2026-11-10")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:9.0.3-noble-chiseled", "2026-11-10")]
    [InlineData("mcr.microsoft.com/dotnet/sdk:10.0.100-noble", "2028-11-14")]
    [InlineData("mcr.microsoft.com/dotnet/runtime:6.0-alpine", "2024-11-12")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:11.0", null)]
    [InlineData("dhi.io/aspnetcore:10", "2028-11-14")]
    [InlineData("dhi.io/python:3.11-debian13", "2027-10-31")]
    [InlineData("dhi.io/python:3.12", null)]
    [InlineData("python:3.7-slim", "2023-06-27")]
    [InlineData("python:3.9.18-bookworm", "2025-10-31")]
    [InlineData("python:2.7", "2020-01-01")]
    [InlineData("python:3", null)]
    [InlineData("python:3.15-rc", null)]
    [InlineData("python", null)]
    [InlineData("node:18", "2025-04-30")]
    [InlineData("node:18.20.4-alpine3.19", "2025-04-30")]
    [InlineData("node:lts", null)]
    [InlineData("node:26", null)]
    [InlineData("alpine:3.18.4", "2025-05-09")]
    [InlineData("alpine:3", null)]
    [InlineData("alpine:edge", null)]
    [InlineData("php:7.4-fpm-alpine", "2022-11-28")]
    [InlineData("ruby:2.7", "2023-03-31")]
    [InlineData("postgres:12.4-alpine", "2024-11-21")]
    [InlineData("postgres:9.6", "2021-11-11")]
    [InlineData("postgres:18", null)]
    [InlineData("mysql:5.7", "2023-10-31")]
    [InlineData("mysql:8", null)]
    [InlineData("php:8-fpm", null)]
    [InlineData("ruby:3", null)]
    [InlineData("mongo:6", "2025-07-31")]
    [InlineData("mongo:4.4.6", "2024-02-29")]
    [InlineData("debian:bookworm-slim", null)]
    [InlineData("debian:12", null)]
    [InlineData("debian:1", null)]
    [InlineData("ubuntu:22.04", null)]
    [InlineData("ubuntu:latest", null)]
    [InlineData("centos:latest", "2021-12-31")]
    public void Support_ends_by_the_version_that_the_tag_names(string text, string? lastDay) =>
        Assert.Equal(lastDay, BaseImageCatalogueTests.Find(text)!.EndOfLife?.ToString("yyyy-MM-dd"));

    [Fact]
    public void The_last_day_of_support_is_still_supported()
    {
        var facts = BaseImageCatalogueTests.Find("mcr.microsoft.com/dotnet/aspnet:8.0")!;

        Assert.False(facts.IsEndOfLifeOn(new DateTime(2026, 11, 10, 23, 0, 0)));
        Assert.True(facts.IsEndOfLifeOn(new DateTime(2026, 11, 11)));
        Assert.True(BaseImageCatalogueTests.Find("gcr.io/distroless/java11")!.IsEndOfLifeOn(new DateTime(2020, 1, 1)));
    }

    [Theory]
    [InlineData("node:18-alpine", "19 20 21 22 23 24")]
    [InlineData("mcr.microsoft.com/dotnet/runtime-deps:8.0", "9.0 10.0")]
    [InlineData("php:8.4", "")]
    [InlineData("debian:10", "")]
    public void Later_versions_are_those_behind_it_in_its_lifecycle(string text, string later) =>
        Assert.Equal(later, string.Join(" ", BaseImageCatalogueTests.Find(text)!.LaterVersions.Select(version => version.Version)));
}
