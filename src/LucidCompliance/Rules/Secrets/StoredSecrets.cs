using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Secrets;

/// <summary>The commands of a RUN that keep a mounted secret in a file of their program.</summary>
internal sealed class StoredSecrets(StageStep step, RunInstruction run, MountedSecrets secrets, KeptFiles files)
{
    // Options of git clone whose value is another word.
    private static readonly string[] CloneOptions =
        ["-b", "--branch", "-o", "--origin", "--depth", "-c", "--config", "-j", "--jobs", "--reference", "--template", "-u", "--upload-pack", "--shallow-since", "--filter"];

    // Where the last command stands that takes the credential of a store out again; -1 without one.
    private readonly Dictionary<CredentialStore, int> _undone = new();

    /// <summary>What a command keeps; null where it keeps no secret, or where the layer does not hold the file.</summary>
    /// <param name="command">The command.</param>
    /// <param name="input">Whether a secret is its input.</param>
    /// <param name="directory">The working directory; null where it is not known.</param>
    public SecretLeak? Find(SimpleCommand command, bool input, string? directory)
    {
        var call = new StoreCall(command);
        foreach (var store in CredentialStores.All)
        {
            if (!string.Equals(store.Program, call.Program, StringComparison.Ordinal) || call.FindEndOfVerb(store.Words) is not (>= 0 and var start))
            {
                continue;
            }

            if (FindWord(store, command, start, input) is { } word
                && PlaceOf(store, command, call, start, out var isMoved) is { } place
                && files.ContainsStore(place, directory, isMoved)
                && !IsUndo(store, command) && !IsUndone(store, command))
            {
                return new SecretLeak(word, place, store.Name);
            }
        }

        return null;
    }

    private ShellWord? FindWord(CredentialStore store, SimpleCommand command, int start, bool input)
    {
        for (var i = start; i < command.ArgumentCount; i++)
        {
            var word = command.GetArgument(i);
            if (store.Part switch
            {
                StoredPart.Arguments => secrets.IsIn(word),
                StoredPart.Options => IsOptionValue(store, command, i) && secrets.IsIn(word),
                StoredPart.Url => (IsUrlWithUser(word.Text) || IsOptionValue(store, command, i)) && secrets.IsIn(word),
                _ => secrets.NamesFile(word.Text),
            })
            {
                return word;
            }
        }

        return input && store.Input is { } asked && (asked.Length == 0 || command.HasArgument(asked)) ? command.Program : null;
    }

    private static bool IsOptionValue(CredentialStore store, SimpleCommand command, int index)
    {
        var text = command.GetArgument(index).Text;
        foreach (var option in store.Options)
        {
            if ((index > 0 && command.GetArgument(index - 1).Text == option)
                || (text.Length > option.Length && text.StartsWith(option, StringComparison.Ordinal) && (text[option.Length] == '=' || (option.Length == 2 && text[1] != '-'))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUrlWithUser(string text) => text.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && text.IndexOf('@', scheme) > 0;

    private string? PlaceOf(CredentialStore store, SimpleCommand command, StoreCall call, int start, out bool isMoved)
    {
        isMoved = false;
        if (store.Variable is { } variable && ValueOf(command, variable) is { } moved)
        {
            isMoved = true;
            return moved.Length == 0 ? null : moved;
        }

        var place = store.Places.IsEmpty ? CloneOf(command, start) : store.FindPlace(call);
        if (place is not (null or ['~' or '/', ..]) && store.Program == "git" && call.FindValue("-C") is { } directory)
        {
            place = directory.TrimEnd('/') + "/" + place;
        }

        return place is null || !place.StartsWith("~/", StringComparison.Ordinal) || ValueOf(command, "HOME") is not { } home ? place
            : home.Length == 0 ? null
            : home + place.Substring(1);
    }

    // The value of a variable that the command, the script or the Dockerfile sets: empty where it is not known, null where none of them does.
    private string? ValueOf(SimpleCommand command, string variable)
    {
        foreach (var assignment in command.Assignments)
        {
            if (assignment.Text.StartsWith(variable + "=", StringComparison.Ordinal))
            {
                var value = assignment.Text.Substring(variable.Length + 1);
                return value.IndexOfAny(['$', '`']) >= 0 ? string.Empty : value;
            }
        }

        return secrets.MaySet(variable) ? string.Empty
            : step.Variables.TryGet(variable, out var fact) ? (fact.TryGet(out var known) ? known : string.Empty)
            : null;
    }

    // The directory that the command names, or the last part of the URL.
    private static string? CloneOf(SimpleCommand command, int start)
    {
        var operands = new List<string>();
        for (var i = start; i < command.ArgumentCount; i++)
        {
            var text = command.GetArgument(i).Text;
            if (text is ['-', ..])
            {
                i += Array.IndexOf(CloneOptions, text) >= 0 ? 1 : 0;
            }
            else
            {
                operands.Add(text);
            }
        }

        if (operands.Count == 0)
        {
            return null;
        }

        var name = ImagePath.BaseName(operands[0]);
        var directory = operands.Count > 1 ? operands[1] : name.EndsWith(".git", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name;
        return directory.TrimEnd('/') + "/.git/config";
    }

    // npm config delete, git remote set-url behind it.
    private bool IsUndone(CredentialStore store, SimpleCommand command)
    {
        if (!_undone.TryGetValue(store, out var last))
        {
            _undone[store] = last = FindLastUndo(store);
        }

        return last > command.Span.Start;
    }

    private int FindLastUndo(CredentialStore store)
    {
        var last = -1;
        foreach (var later in run.Programs)
        {
            if (string.Equals(new StoreCall(later).Program, store.Program, StringComparison.Ordinal) && IsUndo(store, later))
            {
                last = Math.Max(last, later.Span.Start);
            }
        }

        return last;
    }

    // A URL that is set anew may hold the secret again.
    private bool IsUndo(CredentialStore store, SimpleCommand command)
    {
        var call = new StoreCall(command);
        foreach (var undo in store.Undo)
        {
            if (call.FindEndOfVerb(undo.Split(' ')) is >= 0 and var end && (store.Part != StoredPart.Url || FindWord(store, command, end, input: false) is null))
            {
                return true;
            }
        }

        return false;
    }
}
