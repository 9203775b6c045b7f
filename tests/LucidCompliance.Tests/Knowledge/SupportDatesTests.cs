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
    [InlineData("mcr.microsoft.com/dotnet/core/aspnet:2.1", "2021-08-21")]
    [InlineData("mcr.microsoft.com/dotnet/core/sdk:3.1-buster", "2022-12-13")]
    [InlineData("alpine:3.8", "2020-05-01")]
    [InlineData("ruby:3.2-slim", "2026-03-31")]
    [InlineData("mysql:9.1", "2025-01-21")]
    [InlineData("mysql:9", null)]
    [InlineData("mongo:8.0", "2029-10-31")]
    [InlineData("ubuntu:23.10", "2024-07-31")]
    [InlineData("ubuntu:oracular", "2025-07-31")]
    [InlineData("redis:5.0.14-alpine", "2022-04-30")]
    [InlineData("redis:6", null)]
    [InlineData("mariadb:10", null)]
    [InlineData("mariadb:10.5", "2025-06-30")]
    [InlineData("rabbitmq:3.8-management", "2022-07-31")]
    [InlineData("rabbitmq:3-management", null)]
    [InlineData("docker.elastic.co/elasticsearch/elasticsearch:7.17.9", "2026-01-31")]
    [InlineData("fedora:42", "2026-05-13")]
    public void Support_ends_by_the_version_that_the_tag_names(string text, string? lastDay) =>
        Assert.Equal(lastDay, BaseImageCatalogueTests.Find(text)!.EndOfLife?.ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("node:22-bullseye", "Debian 11", "2026-08-31")]
    [InlineData("node:22-bullseye-slim", "Debian 11", "2026-08-31")]
    [InlineData("python:3.13-slim-bookworm", "Debian 12", "2028-06-30")]
    [InlineData("python:3.13-alpine3.19", "Alpine 3.19", "2025-11-01")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", "Ubuntu 24.04", "2029-05-31")]
    [InlineData("debian:bullseye-20240101-slim", "Debian 11", "2026-08-31")]
    [InlineData("python:3.13-alpine", null, null)]
    [InlineData("python:3.13", null, null)]
    [InlineData("python", null, null)]
    [InlineData("gcr.io/distroless/python3-debian13", null, null)]
    public void A_tag_may_name_the_release_of_the_system_below(string text, string? release, string? lastDay)
    {
        var distribution = BaseImageCatalogueTests.Find(text)!.Distribution;

        Assert.Equal(release, distribution?.ToString());
        Assert.Equal(lastDay, distribution?.LastDay.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void Software_with_support_on_a_system_without_it_has_no_support()
    {
        var facts = BaseImageCatalogueTests.Find("node:22-bullseye")!;

        Assert.False(facts.IsEndOfLifeOn(new DateTime(2026, 8, 31)));
        Assert.True(facts.IsEndOfLifeOn(new DateTime(2026, 9, 1)));
        Assert.False(facts.IsSoftwareEndOfLifeOn(new DateTime(2026, 9, 1)));
    }

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
    [InlineData("php:8.4", "8.5")]
    [InlineData("debian:10", "")]
    public void Later_versions_are_those_behind_it_in_its_lifecycle(string text, string later) =>
        Assert.Equal(later, string.Join(" ", BaseImageCatalogueTests.Find(text)!.LaterVersions.Select(version => version.Version)));
}
