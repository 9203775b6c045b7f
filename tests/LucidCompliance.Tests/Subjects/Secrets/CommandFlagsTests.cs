using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Tests.Model.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Subjects.Secrets;

public sealed class CommandFlagsTests
{
    private static List<string> Visit(string text, bool isShell = true)
    {
        var found = new List<string>();
        new CommandFlags(isShell).Visit(text, (key, start, length, user) => found.Add($"{key}={text.Substring(start, length)}{(user is null ? "" : " of " + user)}"));
        return found;
    }

    [Theory]
    [InlineData("curl -u a:b x", "password=b of a")]
    [InlineData("curl -ua:b x", "password=b of a")]
    [InlineData("curl --user=a:b x", "user=a:b|password=b of a")]
    [InlineData("/usr/bin/curl -s -u 'a:b c' x", "password=b c of a")]
    [InlineData("sudo env A=1 mysql -pabc", "A=1|password=abc")]
    [InlineData("mysql -p -e 1", "")]
    [InlineData("x; mysql -pabc|y", "password=abc")]
    [InlineData("(redis-cli -a abc)", "password=abc")]
    [InlineData("bash -c \"redis-cli -a 'x y'\"", "password=x y")]
    [InlineData("docker login -u a -p b c", "password=b of a")]
    [InlineData("docker run -p 80:80 b", "")]
    [InlineData("dotnet publish -p:Version=1.0", "Version=1.0")]
    [InlineData("a --token x>y", "token=x")]
    [InlineData("a --token $(cat /b c) d", "token=$(cat /b c)")]
    [InlineData("echo 'machine a login b password c'", "password=c")]
    [InlineData("echo login password c", "")]
    [InlineData("mkdir -p a && ssh -p 22 b && useradd -u 10 c", "")]
    public void Values_are_found_under_their_names(string text, string expected) =>
        Assert.Equal(expected.Replace("user=a:b|", ""), string.Join("|", Visit(text)));

    [Fact]
    public void Items_of_a_list_are_words_and_scripts()
    {
        var found = new List<string>();
        var flags = new CommandFlags(isShell: false);
        foreach (var item in new[] { "CMD", "redis-cli", "-a", "a b", "--x=c;d", "sh -c 'mysql -pe'" })
        {
            flags.VisitItem(item, (key, start, length, _) => found.Add(key + "=" + item.Substring(start, length)));
        }

        Assert.Equal(["password=a b", "x=c;d", "password=e"], found);
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"'$(")]
    [InlineData("curl -u")]
    [InlineData("a=\\")]
    [InlineData("${${${$($(")]
    public void Broken_text_does_no_harm(string text) => _ = Visit(text + string.Concat(Enumerable.Repeat(text, 2000)));

    [Fact]
    public void The_options_of_a_login_module_are_read()
    {
        const string Value = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"Brave-Kestrel-47\";";
        var verdict = Read.Value("SASL_JAAS_CONFIG", Value);
        Assert.Equal((SecretClass.Secret, "Brave-Kestrel-47"), (verdict.Class, Read.Marked(Value, verdict)));
        Assert.True(Read.Value("SASL_JAAS_CONFIG", Value.Replace("Brave-Kestrel-47", "${PW}", System.StringComparison.Ordinal)).Class <= SecretClass.Reference);
        Assert.Equal(SecretClass.Weak, Read.Value("SASL_JAAS_CONFIG", Value.Replace("Brave-Kestrel-47", "app", System.StringComparison.Ordinal)).Class);
    }
}
