using System;
using System.Collections.Generic;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>Something of a command that switches a verification off.</summary>
/// <param name="What">How a message names it: <c>curl -k</c>.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Word">The word that can go, or be replaced; null where more than that has to change.</param>
/// <param name="Replacement">What replaces the word; null where it goes.</param>
internal sealed record VerificationSwitch(string What, TextSpan Span, ShellWord? Word = null, string? Replacement = null);

/// <summary>Options, settings and variables by which programs accept any certificate.</summary>
internal static class TlsSwitches
{
    // curl's short options that take a value, which may follow without a blank.
    private const string CurlValues = "AbcCdDeEFHhKmoPQrtTuUwxXyYz";

    /// <summary>What a command switches off.</summary>
    public static IEnumerable<VerificationSwitch> In(SimpleCommand command)
    {
        foreach (var assignment in command.Assignments)
        {
            if (IsAssignment(assignment.Text))
            {
                yield return new VerificationSwitch(NameOf(assignment.Text), assignment.Span);
            }
        }

        var name = command.Name;
        var isPip = IsPip(command);
        var isRemote = name is "curl" or "wget" && !IsLocal(command);
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var word = command.GetArgument(i);
            var text = word.Text;
            if (name is "export" or "declare" && IsAssignment(text))
            {
                yield return new VerificationSwitch(NameOf(text), word.Span);
            }
            else if (OfPackageManager(name, text))
            {
                yield return new VerificationSwitch(text, word.Span);
            }
            else if (name == "wget" && text == "--no-check-certificate" && isRemote)
            {
                yield return new VerificationSwitch("wget --no-check-certificate", word.Span, word);
            }
            else if (name == "git" && text.StartsWith("http.", StringComparison.OrdinalIgnoreCase) && IsGitSwitch(command, i))
            {
                yield return new VerificationSwitch("git's http.sslVerify=false", word.Span);
            }
            else if (name is "npm" or "yarn" or "pnpm" && IsNodeSwitch(command, i))
            {
                yield return new VerificationSwitch(name + " with strict-ssl=false", word.Span);
            }
            else if (isPip && (text == "--trusted-host" || text.StartsWith("--trusted-host=", StringComparison.Ordinal)))
            {
                yield return new VerificationSwitch("pip --trusted-host", word.Span);
            }
        }

        if (name == "curl" && isRemote)
        {
            foreach (var found in InCurl(command))
            {
                yield return found;
            }
        }
    }

    /// <summary>Whether a variable of that value makes programs accept any certificate.</summary>
    public static bool IsDisabling(string name, string value) => name switch
    {
        "NODE_TLS_REJECT_UNAUTHORIZED" or "PYTHONHTTPSVERIFY" => value == "0",
        "GIT_SSL_NO_VERIFY" => value.Length > 0 && !IsOff(value),
        "PIP_TRUSTED_HOST" => value.Length > 0,
        _ => string.Equals(name, "NPM_CONFIG_STRICT_SSL", StringComparison.OrdinalIgnoreCase) && IsOff(value),
    };

    private static IEnumerable<VerificationSwitch> InCurl(SimpleCommand command)
    {
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var word = command.GetArgument(i);
            var text = word.Text;
            if (text is "--insecure" or "--proxy-insecure")
            {
                yield return new VerificationSwitch("curl " + text, word.Span, word);
            }
            else if (text is ['-', not '-', ..])
            {
                for (var k = 1; k < text.Length; k++)
                {
                    if (text[k] == 'k')
                    {
                        yield return new VerificationSwitch("curl -k", word.Span, word, text.Length == 2 || word.Raw != text ? null : text.Remove(k, 1));
                        break;
                    }

                    if (CurlValues.IndexOf(text[k]) >= 0)
                    {
                        i += k == text.Length - 1 ? 1 : 0;
                        break;
                    }
                }
            }
        }
    }

    private static bool IsAssignment(string text)
    {
        var equals = text.IndexOf('=');
        return equals > 0 && IsDisabling(text.Substring(0, equals), text.Substring(equals + 1));
    }

    private static string NameOf(string assignment) => assignment.Substring(0, assignment.IndexOf('='));

    // yum and dnf take it as an option and from files that echo or sed write; apt as -o Acquire::https::Verify-Peer=false.
    private static bool OfPackageManager(string name, string text) =>
        (name is "yum" or "dnf" or "microdnf" or "tdnf" or "yum-config-manager" or "echo" or "printf" or "sed" && HasOffSetting(text, "sslverify"))
        || (name is "apt" or "apt-get" or "echo" or "printf" && (HasOffSetting(text, "Verify-Peer") || HasOffSetting(text, "Verify-Host")));

    private static bool HasOffSetting(string text, string setting)
    {
        var at = text.IndexOf(setting, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        var value = text.Substring(at + setting.Length).TrimStart(' ', '"').TrimStart('=', ' ', '"');
        return value.StartsWith("0", StringComparison.Ordinal) || value.StartsWith("false", StringComparison.OrdinalIgnoreCase) || value.StartsWith("no", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsGitSwitch(SimpleCommand command, int index)
    {
        var text = command.GetArgument(index).Text;
        var equals = text.IndexOf('=');
        var key = equals < 0 ? text : text.Substring(0, equals);
        var value = equals >= 0 ? text.Substring(equals + 1) : index + 1 < command.ArgumentCount ? command.GetArgument(index + 1).Text : "";
        return key.EndsWith("sslverify", StringComparison.OrdinalIgnoreCase) && IsOff(value);
    }

    private static bool IsNodeSwitch(SimpleCommand command, int index)
    {
        var text = command.GetArgument(index).Text.TrimStart('-');
        return text is "strict-ssl=false" or "no-strict-ssl"
            || (text == "strict-ssl" && index + 1 < command.ArgumentCount && IsOff(command.GetArgument(index + 1).Text));
    }

    private static bool IsPip(SimpleCommand command) =>
        command.Name is "pip" or "pip3" or "uv" or "pipx" || (command.Name.StartsWith("python", StringComparison.Ordinal) && command.HasArgument("pip"));

    private static bool IsOff(string value) =>
        value == "0" || string.Equals(value, "false", StringComparison.OrdinalIgnoreCase) || string.Equals(value, "no", StringComparison.OrdinalIgnoreCase);

    // The build talks to itself: there is nobody on the way.
    private static bool IsLocal(SimpleCommand command)
    {
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var text = command.GetArgument(i).Text;
            var host = text.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? text.Substring(at + 3) : text;
            if (host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || host.StartsWith("127.", StringComparison.Ordinal) || host.StartsWith("[::1]", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
