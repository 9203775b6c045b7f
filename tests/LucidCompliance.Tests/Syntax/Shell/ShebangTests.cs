using LucidCompliance.Syntax.Shell;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Shell;

public sealed class ShebangTests
{
    [Theory]
    [InlineData("#!/bin/sh", "/bin/sh")]
    [InlineData("#! /bin/bash -e\r\nexit", "/bin/bash")]
    [InlineData("#!/usr/bin/env bash\n", "bash")]
    [InlineData("#!/usr/bin/env -S A=1 python3 -u\n", "python3")]
    [InlineData("#!/usr/bin/with-contenv bash\n", "bash")]
    [InlineData("#!/usr/bin/env", "")]
    [InlineData("#!", "")]
    [InlineData("#!\n/bin/sh", "")]
    [InlineData("", null)]
    [InlineData("# !/bin/sh", null)]
    public void The_first_line_names_the_interpreter(string text, string? expected) => Assert.Equal(expected, Shebang.FindInterpreter(text));
}
